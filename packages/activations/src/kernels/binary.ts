/** The kernels as they are, and with relaxed SIMD, whose last bits differ between processors. */
export type Variant = "simd" | "relaxed";
/** Each variant is two modules: what the optimiser may order, and what is in order already (assembly/interleave.ts). */
export type Binary = Variant | `${Variant}Interleaved`;

/** What Node has; the package compiles without Node's types, because it also runs in browsers. */
interface NodeHost {
  readonly URL: new (path: string, base: string) => object;
  readonly process: { getBuiltinModule(name: "node:fs"): { readFileSync(file: object): Uint8Array } };
}

/**
 * The WebAssembly module's bytes, as the build left them in `dist/kernels/`. This is what runs from the source, in Node;
 * the build puts a file with the bytes in it in the place of this one, for browsers.
 *
 * @throws what `readFileSync` throws if the package has not been built.
 */
export function loadBinary(name: Binary): Uint8Array {
  const { URL, process } = globalThis as unknown as NodeHost;
  const { url } = import.meta as unknown as { readonly url: string };
  return process.getBuiltinModule("node:fs").readFileSync(new URL(`../../dist/kernels/${name}.wasm`, url));
}
