import { constant32 } from "./lanes";

/** The exponential in float32 lanes; with relaxed SIMD, multiplications and additions are rounded together. */
const NUMBERS: usize = memory.data<f32>([
  1.4426950408889634, // 0: log₂ e
  12583039.0, // 1: 3·2²² + 127: adding it leaves k + 127 in the low bits
  0.693359375, // 2: the high bits of ln 2, whose products with k are exact
  -2.1219444005469057e-4, // 3: the rest of ln 2
  1.0, // 4
  2.0, // 5
  // (e^r − 1 − r)/r² on |r| ≤ ln2/2, minimax in the relative error of e^r − 1: 2⁻²⁶
  0.4999999826782125, 0.16666542449215493, 0.04166713174502951, 0.008366673366228343, 0.0013888916993823617,
]);

// @ts-ignore: decorator
@inline
export function single1(): v128 {
  return constant32(NUMBERS, 4);
}

// @ts-ignore: decorator
@inline
export function single2(): v128 {
  return constant32(NUMBERS, 5);
}

// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

// @ts-ignore: decorator
@inline
export function octaves(x: v128): v128 {
  return multiplyAdd(x, constant32(NUMBERS, 0), constant32(NUMBERS, 1));
}

/** 2^k; 0 for k = −127, ∞ for k = 128. */
// @ts-ignore: decorator
@inline
export function scaleOf(octave: v128): v128 {
  return i32x4.shl(octave, 23);
}

/** e^r − 1 for x = k·ln2 + r. */
// @ts-ignore: decorator
@inline
export function fractionOf(x: v128, octave: v128): v128 {
  const k = f32x4.neg(f32x4.sub(octave, constant32(NUMBERS, 1)));
  const r = multiplyAdd(k, constant32(NUMBERS, 3), multiplyAdd(k, constant32(NUMBERS, 2), x));
  const square = f32x4.mul(r, r);
  const q01 = multiplyAdd(constant32(NUMBERS, 7), r, constant32(NUMBERS, 6));
  const q23 = multiplyAdd(constant32(NUMBERS, 9), r, constant32(NUMBERS, 8));
  const q = multiplyAdd(multiplyAdd(constant32(NUMBERS, 10), square, q23), square, q01);
  return multiplyAdd(square, q, r);
}

// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  const octave = octaves(x);
  const scale = scaleOf(octave);
  return multiplyAdd(scale, fractionOf(x, octave), scale);
}
