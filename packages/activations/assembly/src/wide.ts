import { constant64 } from "./lanes";

const ROUND: usize = memory.data<f64>([
  1.4426950408889634, // 0: log₂ e
  6755399441056767.0, // 1: 3·2⁵¹ + 1023: adding it leaves k + 1023 in the low bits
  0.6931471805599453, // 2: ln 2; k is below 2⁹, so that one float64 of it is enough for an error of 2⁻⁴⁵
  1.0, // 3
  2.0, // 4
]);
/** (e^r − 1 − r)/r² on |r| ≤ ln2/2: minimax in the relative error of e^r, which is 2⁻⁴⁵·⁷. */
const SERIES: usize = memory.data<f64>([
  0.4999999999965597, 0.16666666667232427, 0.041666666967286846, 0.008333333113013139, 0.0013888810301142887,
  0.00019841510930314378, 2.4881226854288045e-5, 2.7506405203808286e-6,
]);

// @ts-ignore: decorator
@inline
export function one(): v128 {
  return constant64(ROUND, 3);
}

// @ts-ignore: decorator
@inline
export function two(): v128 {
  return constant64(ROUND, 4);
}

/** x·log₂e rounded to an integer k, as a float64 whose low bits hold k + 1023. */
// @ts-ignore: decorator
@inline
export function octaves(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, constant64(ROUND, 0)), constant64(ROUND, 1));
}

/** 2^k. */
// @ts-ignore: decorator
@inline
export function scaleOf(octave: v128): v128 {
  return i64x2.shl(octave, 52);
}

/** e^r − 1 for x = k·ln2 + r, to 2⁻⁴⁵ of e^r, and of itself where k = 0. */
// @ts-ignore: decorator
@inline
export function fractionOf(x: v128, octave: v128): v128 {
  const k = f64x2.sub(octave, constant64(ROUND, 1));
  const r = f64x2.sub(x, f64x2.mul(k, constant64(ROUND, 2)));
  const square = f64x2.mul(r, r);
  // By pairs (Estrin's scheme), because a chain of dependent additions, one by one, would keep the processor waiting.
  const q01 = f64x2.add(f64x2.mul(constant64(SERIES, 1), r), constant64(SERIES, 0));
  const q23 = f64x2.add(f64x2.mul(constant64(SERIES, 3), r), constant64(SERIES, 2));
  const q45 = f64x2.add(f64x2.mul(constant64(SERIES, 5), r), constant64(SERIES, 4));
  const q67 = f64x2.add(f64x2.mul(constant64(SERIES, 7), r), constant64(SERIES, 6));
  const upper = f64x2.add(q45, f64x2.mul(q67, square));
  const lower = f64x2.add(q01, f64x2.mul(q23, square));
  const q = f64x2.add(lower, f64x2.mul(upper, f64x2.mul(square, square)));
  return f64x2.add(r, f64x2.mul(square, q));
}

/** e^x for −700 ≤ x ≤ 700, to 2⁻⁴⁵. */
// @ts-ignore: decorator
@inline
export function wideExponential(x: v128): v128 {
  const octave = octaves(x);
  const scale = scaleOf(octave);
  return f64x2.add(scale, f64x2.mul(scale, fractionOf(x, octave)));
}

/** e^x − 1 for −700 ≤ x ≤ 700, to 2⁻⁴³ of itself; the sign of a zero is lost. */
// @ts-ignore: decorator
@inline
export function wideExponentialMinus1(x: v128): v128 {
  const octave = octaves(x);
  const scale = scaleOf(octave);
  return f64x2.add(f64x2.mul(scale, fractionOf(x, octave)), f64x2.sub(scale, one()));
}

/** (log(1 + u) − 2s)/s³ over s² for s = u/(2 + u), 0 ≤ u ≤ 1: minimax, to 2⁻⁴⁸ of the logarithm. */
const LOGARITHM: usize = memory.data<f64>([
  0.6666666666632406, 0.4000000009875756, 0.285714188539982, 0.222226834485559, 0.1816976225553932,
  0.1556672381698626, 0.11764697868798599, 0.18717705587051675,
]);

/** log(1 + u) for 0 ≤ u ≤ 1, to 2⁻⁴⁷ of itself. */
// @ts-ignore: decorator
@inline
export function wideLogarithmPlus1(u: v128): v128 {
  const s = f64x2.div(u, f64x2.add(u, two()));
  const v = f64x2.mul(s, s);
  const square = f64x2.mul(v, v);
  const g01 = f64x2.add(f64x2.mul(constant64(LOGARITHM, 1), v), constant64(LOGARITHM, 0));
  const g23 = f64x2.add(f64x2.mul(constant64(LOGARITHM, 3), v), constant64(LOGARITHM, 2));
  const g45 = f64x2.add(f64x2.mul(constant64(LOGARITHM, 5), v), constant64(LOGARITHM, 4));
  const g67 = f64x2.add(f64x2.mul(constant64(LOGARITHM, 7), v), constant64(LOGARITHM, 6));
  const lower = f64x2.add(g01, f64x2.mul(g23, square));
  const upper = f64x2.add(g45, f64x2.mul(g67, square));
  const g = f64x2.add(lower, f64x2.mul(upper, f64x2.mul(square, square)));
  return f64x2.add(f64x2.add(s, s), f64x2.mul(f64x2.mul(s, v), g));
}
