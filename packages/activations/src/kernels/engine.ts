import { stepTable } from "../numerics/exponential.ts";
import { loadBinary, type Variant } from "./binary.ts";
import { findWebAssembly } from "./webAssembly.ts";

/** Addresses in bytes; dA comes first in a backward function. */
type KernelFunction = (...numbers: number[]) => void;

/** The kernels at work on one memory. */
export interface Engine {
  readonly buffer: ArrayBuffer;
  readonly functions: Readonly<Record<string, KernelFunction>>;
  /** The scalar functions that the kernels ask where float64 lanes cannot decide; set before each call. */
  scalar: Scalar;
}

export interface Scalar {
  readonly value: (z: number) => number;
  readonly derivative: (z: number) => number;
}

interface Exports {
  readonly scratchAt: () => number;
  readonly powersAt: () => number;
}

const modules = new Map<Variant, object | null>();

/** The compiled module, or null where the host has no WebAssembly or not the SIMD that this variant needs. */
function compileModule(variant: Variant): object | null {
  const known = modules.get(variant);
  if (known !== undefined) return known;
  const host = findWebAssembly();
  const bytes = host && loadBinary(variant);
  const module = host && bytes && host.validate(bytes) ? new host.Module(bytes) : null;
  modules.set(variant, module);
  return module;
}

/** Puts the kernels to work on a memory; null where they cannot run. */
export function startEngine(memory: { readonly buffer: ArrayBuffer }, variant: Variant): Engine | null {
  const module = compileModule(variant);
  const host = findWebAssembly();
  if (!module || !host) return null;
  const { buffer } = memory;
  const unset = () => {
    throw new Error("a kernel ran before its scalar functions were set");
  };
  let redo: Record<string, (out: number) => void> = {};
  const later = (name: string) => (out: number) => redo[name]!(out);
  const names = ["redoForward", "redoBackward", "redoForward64", "redoBackward64"];
  const { exports } = new host.Instance(module, {
    env: { memory, abort: unset },
    host: Object.fromEntries(names.map((name) => [name, later(name)])),
  });
  const { scratchAt, powersAt } = exports as Exports;
  const engine: Engine = {
    buffer,
    functions: exports as Engine["functions"],
    scalar: { value: unset, derivative: unset },
  };
  redo = makeRedo(engine, scratchAt());
  fillPowers(new Float64Array(buffer, powersAt(), 256));
  return engine;
}

/** What a block in doubt left in the working space, one element after the other, by the scalar code. */
function makeRedo(engine: Engine, scratch: number): Record<string, (out: number) => void> {
  const at = <A>(Type: new (buffer: ArrayBuffer, offset: number, length: number) => A, offset: number) =>
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
