/** The part of WebAssembly's interface that the kernels need; TypeScript has it in the DOM's types only. */
export interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  validate(bytes: Uint8Array): boolean;
}

/** WebAssembly, or undefined where there is none. Asked at each use, because a host may take it away. */
export function findWebAssembly(): WebAssemblyHost | undefined {
  return (globalThis as { WebAssembly?: WebAssemblyHost }).WebAssembly;
}

export const PAGE_BYTES = 65536;
