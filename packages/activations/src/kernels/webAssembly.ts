/** The part of WebAssembly's interface that the kernels need; TypeScript has it in the DOM's types only. */
export interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (limits: { initial: number; maximum?: number; shared?: boolean }) => KernelBuffer;
  validate(bytes: Uint8Array): boolean;
}

/** A memory; one that is shared has a SharedArrayBuffer. */
export interface KernelBuffer {
  readonly buffer: ArrayBufferLike;
}

/** WebAssembly, or undefined where there is none. Asked at each use, because a host may take it away. */
export function findWebAssembly(): WebAssemblyHost | undefined {
  return (globalThis as { WebAssembly?: WebAssemblyHost }).WebAssembly;
}

export const PAGE_BYTES = 65536;
