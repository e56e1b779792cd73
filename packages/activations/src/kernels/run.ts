import type { FloatArray, FloatArrayType } from "../arrays.ts";
import { type FloatArrayConstructor, findBuffer } from "./allocate.ts";
import { bindFunction, type Engine, numberFunction, type Scalar } from "./engine.ts";
import { type Grade, type Kernel, nameLoops } from "./kernel.ts";
import { findEngine, TILE_AT, TILE_BYTES, tileEngine } from "./memories.ts";

/** A loop with what it is called with. */
export interface Loop {
  /** The numbers of its functions, see {@link numberFunction}; -1 where float64 is left to the scalar functions. */
  readonly float64: number;
  readonly accurate: number;
  readonly fast: number;
  readonly scalar: Scalar;
  readonly slopeAtKink: number;
  /** See {@link Kernel.parameters}. */
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
  /** Whether the parameters are 0, and the slope at the kink is 1. */
  readonly isPlain: boolean;
}

export function makeLoop(
  kernel: Kernel,
  direction: "forward" | "backward",
  scalar: Scalar,
  slopeAtKink: number,
): Loop {
  const { float64, accurate, fast } = nameLoops(kernel, direction);
  const [first = 0, second = 0, third = 0, fourth = 0] = kernel.parameters ?? [];
  return {
    float64: float64 === undefined ? -1 : numberFunction(float64),
    accurate: numberFunction(accurate),
    fast: numberFunction(fast),
    scalar,
    slopeAtKink,
    first,
    second,
    third,
    fourth,
    isPlain:
      [first, second, third, fourth].every((parameter) => Object.is(parameter, 0)) && slopeAtKink === 1,
  };
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
  type: FloatArrayType,
  dA: A | undefined,
  z: A,
  out: A,
): boolean {
  const variant = grade === "relaxed" ? "relaxed" : "simd";
  const number = type === "Float64Array" ? loop.float64 : grade === "accurate" ? loop.accurate : loop.fast;
  if (number < 0) return false;
  const buffer = findBuffer(z);
  const resident = findBuffer(out) === buffer && (!dA || findBuffer(dA) === buffer);
  const engine = resident ? findEngine(buffer, variant) : null;
  if (engine) {
    engine.scalar = loop.scalar;
    callLoop(engine, loop, number, dA ? dA.byteOffset : -1, z.byteOffset, out.byteOffset, z.length);
    return true;
  }
  if (grade === "accurate" && z.length < WORTH_COPYING) return false;
  const tiled = tileEngine(variant) ?? (variant === "relaxed" ? tileEngine("simd") : null);
  if (!tiled) return false;
  runTiles(tiled, loop, number, dA, z, out);
  return true;
}

function callLoop(
  engine: Engine,
  loop: Loop,
  number: number,
  dA: number,
  z: number,
  out: number,
  length: number,
): void {
  const { isPlain, first, slopeAtKink, second, third, fourth } = loop;
  const run = engine.functions[number] ?? bindFunction(engine, number);
  // V8 makes an object of every number that it reads from a loop, and of none that stands here.
  if (isPlain) {
    if (dA < 0) run(z, out, length, 0, 1, 0, 0, 0);
    else run(dA, z, out, length, 0, 1, 0, 0, 0);
  } else {
    if (dA < 0) run(z, out, length, first, slopeAtKink, second, third, fourth);
    else run(dA, z, out, length, first, slopeAtKink, second, third, fourth);
  }
}

function runTiles<A extends FloatArray>(
  engine: Engine,
  loop: Loop,
  number: number,
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
    callLoop(engine, loop, number, dA ? TILE_AT + TILE_BYTES : -1, TILE_AT, TILE_AT, count);
    out.set(count === size ? zTile : zTile.subarray(0, count), start);
  }
}
