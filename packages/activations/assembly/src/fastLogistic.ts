import { isLeft, leaveFar } from "./far";
import { TANH } from "./formulas";
import { redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";

/**
 * Sigmoid and tanh in float32 lanes, by e⁻ˣ = s·(1 − h)/(1 + h) with s = 2^(−k) and h = tanh(r/2), r = x − k·ln2: an odd
 * polynomial of three terms does for h, and both functions and their slopes are then one quotient of sums of h and s.
 * A line with a `$` stands for four, see interleave.ts.
 */
const NUMBERS: usize = memory.data<f32>([
  1.4426950408889634, // 0: log₂ e
  12583039.0, // 1: 3·2²² + 127: subtracting from it leaves 127 − k in the low bits
  0.693115234375, // 2: the high bits of ln 2, whose products with k are exact
  3.194618329871446e-5, // 3: the rest of ln 2
  1.0, // 4
  // tanh(r/2)/r in r² on |r| ≤ ln2/2: 2⁻²⁶ of the exponential; by findCoefficients.py
  0.49999991059303284, -0.04166145995259285, 0.004079444333910942, // 5…7
  86.0, // 8: beyond it, results or what they are made of are subnormal
  2.8853900817779268, // 9: 2·log₂ e; tanh z takes x = 2z, and r/2 instead of r
  0.3465576171875, // 10
  1.597309164935723e-5, // 11
  // (tanh(r)/r − 1)/r² in r² on |r| ≤ ln2/4: 2⁻²⁴ of the tangent; by findCoefficients.py
  -0.3333127796649933, 0.1311083436012268, // 12, 13
  43.0, // 14
  2.0, // 15
]);
const MAGNITUDE: usize = memory.data<i32>([0x7fffffff]);
const QUADRUPLE: usize = memory.data<i32>([2 << 23]);

// @ts-ignore: decorator
@inline
function number(index: i32): v128 {
  return v128.load32_splat(NUMBERS + (index << 2));
}

/** a·b + c. */
// @ts-ignore: decorator
@inline
function sumWith(c: v128, a: v128, b: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(c, f32x4.mul(a, b));
}

/** c − a·b. */
// @ts-ignore: decorator
@inline
function lessProduct(c: v128, a: v128, b: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_nmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b));
}

/** s·(1 − h), where only the difference is rounded, as s is a power of 2. */
// @ts-ignore: decorator
@inline
function scaledRest(one: v128, h: v128, s: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_nmadd(h, s, s) : f32x4.mul(s, f32x4.sub(one, h));
}

// Constants are loaded before the loop, and kept on the stack by V8, which would make a splat anew in every turn.
// @ts-ignore: decorator
@inline
export function fastForward(op: i32, z: usize, end: usize, out: usize): void {
  const steps = number(op == TANH ? 9 : 0), rounding = number(1), one = number(4);
  const high = number(op == TANH ? 10 : 2), low = number(op == TANH ? 11 : 3);
  const first = number(op == TANH ? 4 : 5), second = number(op == TANH ? 12 : 6), third = number(op == TANH ? 13 : 7);
  const limit = number(op == TANH ? 14 : 8), magnitude = v128.load32_splat(MAGNITUDE);
  while (z < end) {
    let x$ = v128.load(z, $ * 16);
    const a$ = v128.and(x$, magnitude);
    const farthest = i32x4.max_u(i32x4.max_u(a0, a1), i32x4.max_u(a2, a3));
    const isFar = i32x4.bitmask(f32x4.le(farthest, limit)) != 15;
    if (isFar) {
      v128.store(redoZ(), x$, $ * 16);
      x$ = f32x4.pmin(f32x4.pmax(x$, f32x4.neg(limit)), limit);
    }
    let k$ = lessProduct(rounding, x$, steps);
    let s$ = i32x4.shl(k$, 23);
    k$ = f32x4.sub(rounding, k$);
    x$ = lessProduct(x$, k$, high);
    x$ = lessProduct(x$, k$, low);
    let v$ = f32x4.mul(x$, x$);
    let h$ = sumWith(second, v$, third);
    h$ = sumWith(first, h$, v$);
    h$ = f32x4.mul(h$, x$);
    if (op == TANH) {
      // s − 1 and not 1 − s, so that the sign of a zero stays.
      k$ = f32x4.sub(s$, one);
      s$ = f32x4.add(s$, one);
      v$ = f32x4.mul(h$, s$);
      v$ = f32x4.sub(v$, k$);
      s$ = lessProduct(s$, h$, k$);
    } else {
      v$ = f32x4.add(one, h$);
      h$ = scaledRest(one, h$, s$);
      s$ = f32x4.add(v$, h$);
    }
    v$ = f32x4.div(v$, s$);
    v128.store(out, v$, $ * 16);
    if (op != TANH && isFar) {
      const zero = f32x4.splat(0);
      x$ = v128.load(redoZ(), $ * 16);
      leaveFar(f32x4.lt(x$, f32x4.neg(limit)), f32x4.lt(x$, f32x4.splat(-104)), zero, out, $ * 16);
      if (isLeft()) redoForward(out);
    }
    z += 64;
    out += 64;
  }
}

// @ts-ignore: decorator
@inline
export function fastBackward(op: i32, outer: usize, z: usize, end: usize, out: usize): void {
  const steps = number(op == TANH ? 9 : 0), rounding = number(1), one = number(4);
  const high = number(op == TANH ? 10 : 2), low = number(op == TANH ? 11 : 3);
  const first = number(op == TANH ? 4 : 5), second = number(op == TANH ? 12 : 6), third = number(op == TANH ? 13 : 7);
  const limit = number(op == TANH ? 14 : 8), magnitude = v128.load32_splat(MAGNITUDE), quadruple = v128.load32_splat(QUADRUPLE);
  const two = number(15);
  while (z < end) {
    let x$ = v128.load(z, $ * 16);
    x$ = v128.and(x$, magnitude);
    const farthest = i32x4.max_u(i32x4.max_u(x0, x1), i32x4.max_u(x2, x3));
    const isFar = i32x4.bitmask(f32x4.le(farthest, limit)) != 15;
    if (isFar) {
      v128.store(redoZ(), v128.load(z, $ * 16), $ * 16);
      v128.store(redoOuter(), v128.load(outer, $ * 16), $ * 16);
      x$ = f32x4.pmin(x$, limit);
    }
    let k$ = lessProduct(rounding, x$, steps);
    let s$ = i32x4.shl(k$, 23);
    k$ = f32x4.sub(rounding, k$);
    x$ = lessProduct(x$, k$, high);
    x$ = lessProduct(x$, k$, low);
    let v$ = f32x4.mul(x$, x$);
    let h$ = sumWith(second, v$, third);
    h$ = sumWith(first, h$, v$);
    h$ = f32x4.mul(h$, x$);
    // s(1 − h²)/(1 + t)² with t = s + h(1 − s), the square as 1 + t(2 + t): what is rounded before the last sum is small, or
    // was exact, and no error is doubled.
    v$ = lessProduct(one, h$, h$);
    v$ = f32x4.mul(v$, s$);
    k$ = f32x4.sub(one, s$);
    s$ = sumWith(s$, h$, k$);
    k$ = f32x4.add(two, s$);
    if (op == TANH) {
      v$ = i32x4.add(v$, quadruple);
    }
    s$ = sumWith(one, s$, k$);
    v$ = f32x4.div(v$, s$);
    x$ = v128.load(outer, $ * 16);
    v$ = f32x4.mul(v$, x$);
    v128.store(out, v$, $ * 16);
    if (isFar) {
      x$ = f32x4.abs(v128.load(redoZ(), $ * 16));
      v$ = f32x4.mul(v128.load(redoOuter(), $ * 16), f32x4.splat(0));
      leaveFar(f32x4.gt(x$, limit), f32x4.gt(x$, f32x4.splat(op == TANH ? 53.5 : 107)), v$, out, $ * 16);
      if (isLeft()) redoBackward(out);
    }
    z += 64;
    outer += 64;
    out += 64;
  }
}
