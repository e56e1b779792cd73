import { readFileSync } from "node:fs";
import { measureCycle } from "./cycle.ts";

/**
 * `runLoop.ts VARIANT NAME`: times one exported loop by itself, and a cycle, for profile.ts, and says which function of the
 * code it is.
 */
const LENGTH = 10_000;
const [variant = "simd", name = ""] = process.argv.slice(2);

type Loop = (...numbers: number[]) => void;
/** The part of WebAssembly's interface that is needed; Node's types have it in the DOM's only. */
const { Memory, Module, Instance } = (globalThis as unknown as { WebAssembly: Host }).WebAssembly;
interface Host {
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Record<string, Loop & (() => number)> };
}

const memory = new Memory({ initial: 32 });
const leave = () => {};
const host = { redoForward: leave, redoBackward: leave, redoForward64: leave, redoBackward64: leave };
const binaries = [`${variant}Interleaved`, variant].map((binary) =>
  readFileSync(new URL(`../dist/kernels/${binary}.wasm`, import.meta.url)),
);
const exported = binaries.map(
  (bytes) => new Instance(new Module(bytes), { env: { memory, abort: leave }, host }).exports,
);
const loop = exported.find((functions) => functions[name])?.[name];
if (!loop) throw new Error(`runLoop: there is no loop ${name} in the ${variant} kernels`);

const isWide = name.endsWith("double");
const Type = isWide ? Float64Array : Float32Array;
const [z, dA, out] = [2 ** 17, 2 ** 18, 2 ** 19];
new Type(memory.buffer, z, LENGTH).forEach((_, i, all) => {
  all[i] = -8 + 16 * ((i * 0.6180339887498949) % 1);
});
new Type(memory.buffer, dA, LENGTH).fill(1);
const inputs = name.includes("backward") ? [dA, z] : [z];
let best = Number.POSITIVE_INFINITY;
for (let sample = 0; sample < 400; sample++) {
  const start = performance.now();
  for (let i = 0; i < 10; i++) loop(...inputs, out, LENGTH, 0.01, 1);
  best = Math.min(best, ((performance.now() - start) * 1e6) / LENGTH / 10);
}
console.log(`\n${JSON.stringify({ index: Number(loop.name), nanoseconds: best, cycle: measureCycle() })}`);
