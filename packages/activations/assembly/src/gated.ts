import { GELU, GELU_TANH } from "./formulas";
import { normalSlope, normalValue } from "./gaussian";
import { constant64 } from "./lanes";
import { fractionOf, octaves, one, scaleOf, wideExponential } from "./wide";

/**
 * zσ(x) in float64 lanes, to 2⁻⁴²: with x = βz SiLU, with x = 2√(2/π)(z + 0.044715z³) GELU's tanh form; and zΦ(z).
 *
 * β is the sum of two numbers, the first of 29 bits, so that its product with a float32 is exact.
 */
const TANH_FORM: usize = memory.data<f64>([
  1.5957691216057308, 0.07135481627260025, // 0, 1: x = z(2√(2/π) + …z²)
  -0.7524614220710163, 3.635560509207687e-17, // 2, 3: where the slope is 0
  1.716972025434726, -0.1610752395722906, 0.07135481627260025, // 4…6: x less its value there, by the distance
  1.959377833092717, -0.48322571871687187, 0.21406444881780073, // 7…9: zx′, likewise
]);
/** e^x there. */
const TANH_FORM_AT_ZERO: f64 = 0.29195521191476714;
/** Likewise for SiLU, over βz. */
const ZERO: f64 = -1.2784645427610737;
const ZERO_REST: f64 = -1.0946994183093437e-16;
const AT_ZERO: f64 = 0.2784645427610738;

const LARGEST: f64 = 3.4028234663852886e38;

// @ts-ignore: decorator
@inline
function cubic(x: v128, from: i32): v128 {
  const linear = f64x2.add(constant64(TANH_FORM, from), f64x2.mul(x, constant64(TANH_FORM, from + 1)));
  return f64x2.mul(x, f64x2.add(linear, f64x2.mul(f64x2.mul(x, x), constant64(TANH_FORM, from + 2))));
}

// @ts-ignore: decorator
@inline
function argument(op: i32, z: v128, beta: f64, betaRest: f64): v128 {
  if (op == GELU_TANH) {
    const inner = f64x2.mul(f64x2.mul(z, z), constant64(TANH_FORM, 1));
    return f64x2.mul(z, f64x2.add(constant64(TANH_FORM, 0), inner));
  }
  return f64x2.add(f64x2.mul(z, f64x2.splat(beta)), f64x2.mul(z, f64x2.splat(betaRest)));
}

// @ts-ignore: decorator
@inline
export function gatedValue(op: i32, isFast: bool, z: v128, beta: f64, betaRest: f64): v128 {
  if (op == GELU) return normalValue(z, isFast);
  const finite = f64x2.pmax(z, f64x2.splat(-LARGEST));
  const inside = f64x2.pmin(finite, f64x2.splat(LARGEST));
  const x = f64x2.neg(argument(op, inside, beta, betaRest));
  const e = wideExponential(f64x2.pmax(f64x2.pmin(x, f64x2.splat(300)), f64x2.splat(-300)));
  return f64x2.div(finite, f64x2.add(one(), e));
}

/**
 * The slope left of 0 is eˣ(1 + eˣ + zx′)/(1 + eˣ)², and 1 less that on the right. Its middle factor is taken from its zero
 * on, as the distances that eˣ and zx′ have gone since, which have the same sign: no digits cancel.
 */
// @ts-ignore: decorator
@inline
export function gatedSlope(op: i32, isFast: bool, z: v128, beta: f64, betaRest: f64): v128 {
  if (op == GELU) return normalSlope(z, isFast);
  const left = f64x2.neg(f64x2.abs(z));
  let x: v128, rise: v128;
  if (op == GELU_TANH) {
    const inside = f64x2.pmax(left, f64x2.splat(-30));
    const distance = f64x2.sub(f64x2.sub(inside, constant64(TANH_FORM, 2)), constant64(TANH_FORM, 3));
    x = cubic(distance, 4);
    rise = cubic(distance, 7);
  } else {
    const inside = f64x2.pmax(left, f64x2.splat(-LARGEST));
    const whole = f64x2.sub(f64x2.mul(inside, f64x2.splat(beta)), f64x2.splat(ZERO));
    x = f64x2.add(whole, f64x2.sub(f64x2.mul(inside, f64x2.splat(betaRest)), f64x2.splat(ZERO_REST)));
    rise = x;
  }
  const atZero = f64x2.splat(op == GELU_TANH ? TANH_FORM_AT_ZERO : AT_ZERO);
  const reduced = f64x2.pmax(x, f64x2.splat(-709.1));
  const octave = octaves(reduced);
  const scale = scaleOf(octave);
  const part = f64x2.mul(scale, fractionOf(reduced, octave));
  const e = f64x2.mul(atZero, f64x2.add(scale, part));
  const factor = f64x2.add(rise, f64x2.mul(atZero, f64x2.add(part, f64x2.sub(scale, one()))));
  const w = f64x2.add(one(), e);
  const slope = f64x2.div(f64x2.mul(e, factor), f64x2.mul(w, w));
  return v128.bitselect(f64x2.sub(one(), slope), slope, f64x2.gt(z, f64x2.splat(0)));
}
