import { stepTable } from "../numerics/exponential.ts";
import { type Binary, loadBinary, type Variant } from "./binary.ts";
import { isShared } from "./sharedBuffer.ts";
import { importSharedMemory } from "./sharedModule.ts";
import { findWebAssembly, type KernelBuffer } from "./webAssembly.ts";

/** Addresses in bytes; dA comes first in a backward function. */
type KernelFunction = (...numbers: number[]) => void;

/** The kernels at work on one memory. */
export interface Engine {
  readonly buffer: ArrayBufferLike;
  /** By their numbers, as far as they have been called. */
  readonly functions: KernelFunction[];
  readonly exports: Readonly<Record<string, KernelFunction>>;
  /** The scalar functions that the kernels ask where float64 lanes cannot decide; set before each call. */
  scalar: Scalar;
}

export interface Scalar {
  readonly value: (z: number) => number;
  readonly derivative: (z: number) => number;
}

interface Exports {
  readonly useScratch: (at: number) => void;
  readonly scratchAt: () => number;
  readonly powersAt: () => number;
}

const names: string[] = [];

/** The number that stands for an exported function, because to look a name up at each call takes as long as the call. */
export function numberFunction(name: string): number {
  const known = names.indexOf(name);
  return known < 0 ? names.push(name) - 1 : known;
}

export function bindFunction(engine: Engine, number: number): KernelFunction {
  const found = engine.exports[names[number]!]!;
  engine.functions[number] = found;
  return found;
}

const modules = new Map<string, object | null>();

/** The compiled module, or null where the host has no WebAssembly or not the SIMD that it needs. */
function compileModule(name: Binary, shared: boolean): object | null {
  const key = shared ? `${name} shared` : name;
  const known = modules.get(key);
  if (known !== undefined) return known;
  const host = findWebAssembly();
  const binary = host && loadBinary(name);
  const bytes = binary && shared ? importSharedMemory(binary) : binary;
  const module = host && bytes && host.validate(bytes) ? new host.Module(bytes) : null;
  modules.set(key, module);
  return module;
}

/** Puts the kernels to work on a memory; null where they cannot run. `scratch` is working space other than the usual. */
export function startEngine(memory: KernelBuffer, variant: Variant, scratch?: number): Engine | null {
  const shared = isShared(memory.buffer);
  const module = compileModule(variant, shared);
  const interleaved = compileModule(`${variant}Interleaved`, shared);
  const host = findWebAssembly();
  if (!module || !interleaved || !host) return null;
  const { buffer } = memory;
  const unset = () => {
    throw new Error("a kernel ran before its scalar functions were set");
  };
  let redo: Record<string, (out: number) => void> = {};
  const later = (name: string) => (out: number) => redo[name]!(out);
  const names = ["redoForward", "redoBackward", "redoForward64", "redoBackward64"];
  const imports = {
    env: { memory, abort: unset },
    host: Object.fromEntries(names.map((name) => [name, later(name)])),
  };
  const { exports } = new host.Instance(module, imports);
  const { exports: ordered } = new host.Instance(interleaved, imports);
  const { scratchAt, powersAt } = exports as Exports;
  if (scratch !== undefined) for (const each of [exports, ordered]) (each as Exports).useScratch(scratch);
  const engine: Engine = {
    buffer,
    functions: [],
    exports: { ...exports, ...ordered } as Engine["exports"],
    scalar: { value: unset, derivative: unset },
  };
  redo = makeRedo(engine, scratchAt());
  fillPowers(new Float64Array(buffer, powersAt(), 256));
  return engine;
}

/** What a block in doubt left in the working space, one element after the other, by the scalar code. */
function makeRedo(engine: Engine, scratch: number): Record<string, (out: number) => void> {
  const at = <A>(Type: new (buffer: ArrayBufferLike, offset: number, length: number) => A, offset: number) =>
    new Type(engine.buffer, scratch + offset, 16);
  const [z, dA, mask] = [at(Float32Array, 256), at(Float32Array, 384), at(Int32Array, 512)];
  const [wideZ, wideOuter] = [at(Float64Array, 256), at(Float64Array, 384)];
  const all = new Float32Array(engine.buffer);
  const wideAll = new Float64Array(engine.buffer);
  return {
    redoForward: (out) => {
      for (let i = 0; i < 16; i++) if (mask[i] !== 0) all[out / 4 + i] = engine.scalar.value(z[i]!);
    },
    redoBackward: (out) => {
      for (let i = 0; i < 16; i++)
        if (mask[i] !== 0) all[out / 4 + i] = dA[i]! * engine.scalar.derivative(z[i]!);
    },
    redoForward64: (out) => {
      for (let i = 0; i < 8; i++)
        if (mask[2 * i] !== 0) wideAll[out / 8 + i] = engine.scalar.value(wideZ[i]!);
    },
    redoBackward64: (out) => {
      for (let i = 0; i < 8; i++)
        if (mask[2 * i] !== 0) wideAll[out / 8 + i] = wideOuter[i]! * engine.scalar.derivative(wideZ[i]!);
    },
  };
}

function fillPowers(powers: Float64Array): void {
  for (let j = 0; j < stepTable.high.length; j++) {
    powers[2 * j] = stepTable.high[j]!;
    powers[2 * j + 1] = stepTable.low[j]!;
  }
}
