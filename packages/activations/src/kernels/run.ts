import type { FloatArray } from "../arrays.ts";
import type { FloatArrayConstructor } from "./allocate.ts";
import type { Engine, Scalar } from "./engine.ts";
import type { Grade, LoopNames } from "./kernel.ts";
import { findEngine, TILE_AT, TILE_BYTES, tileEngine } from "./memories.ts";

/** A loop with what it is called with. */
export interface Loop {
  readonly names: LoopNames;
  readonly scalar: Scalar;
  readonly slopeAtKink: number;
  /** Four numbers, see {@link Kernel.parameters}. */
  readonly parameters: readonly number[];
}

/** Shorter arrays outside the kernels' memory take longer to copy than to compute. */
const WORTH_COPYING = 8;

/**
 * out = g(z), or dA ⊙ g′(z) where there is a dA, by a compiled loop: in place where all arrays lie in one memory of the
 * kernels, and else tile by tile. False, and nothing is done, where the kernels cannot run or do not pay.
 */
export function runLoop<A extends FloatArray>(
  loop: Loop,
  grade: Grade,
  dA: A | undefined,
  z: A,
  out: A,
): boolean {
  const variant = grade === "relaxed" ? "relaxed" : "simd";
  const { buffer, BYTES_PER_ELEMENT } = z;
  const { names } = loop;
  const name = BYTES_PER_ELEMENT === 8 ? names.float64 : grade === "accurate" ? names.accurate : names.fast;
  if (name === undefined) return false;
  const resident = out.buffer === buffer && (!dA || dA.buffer === buffer);
  const engine = resident ? findEngine(buffer, variant) : null;
  if (engine) {
    engine.scalar = loop.scalar;
    callLoop(engine, loop, name, dA ? dA.byteOffset : -1, z.byteOffset, out.byteOffset, z.length);
    return true;
  }
  if (grade === "accurate" && z.length < WORTH_COPYING) return false;
  const tiled = tileEngine(variant) ?? (variant === "relaxed" ? tileEngine("simd") : null);
  if (!tiled) return false;
  runTiles(tiled, loop, name, dA, z, out);
  return true;
}

function callLoop(
  { functions }: Engine,
  { parameters, slopeAtKink }: Loop,
  name: string,
  dA: number,
  z: number,
  out: number,
  length: number,
): void {
  const first = parameters[0]!;
  const second = parameters[1]!;
  const third = parameters[2]!;
  const fourth = parameters[3]!;
  if (dA < 0) functions[name]!(z, out, length, first, slopeAtKink, second, third, fourth);
  else functions[name]!(dA, z, out, length, first, slopeAtKink, second, third, fourth);
}

function runTiles<A extends FloatArray>(
  engine: Engine,
  loop: Loop,
  name: string,
  dA: A | undefined,
  z: A,
  out: A,
): void {
  const { length, BYTES_PER_ELEMENT } = z;
  const Type: FloatArrayConstructor<FloatArray> = BYTES_PER_ELEMENT === 8 ? Float64Array : Float32Array;
  const most = TILE_BYTES / BYTES_PER_ELEMENT;
  const size = Math.min(most, length);
  const zTile = new Type(engine.buffer, TILE_AT, size);
  const outerTile = new Type(engine.buffer, TILE_AT + TILE_BYTES, size);
  engine.scalar = loop.scalar;
  for (let start = 0; start < length; start += most) {
    const count = Math.min(most, length - start);
    const whole = count === length;
    zTile.set(whole ? z : z.subarray(start, start + count));
    if (dA) outerTile.set(whole ? dA : dA.subarray(start, start + count));
    callLoop(engine, loop, name, dA ? TILE_AT + TILE_BYTES : -1, TILE_AT, TILE_AT, count);
    out.set(count === size ? zTile : zTile.subarray(0, count), start);
  }
}
