import { ELU, SILU, SOFTPLUS } from "./formulas";
import { constant32, signed } from "./lanes";
import { exponential, fractionOf, multiplyAdd, octaves, scaleOf, single1, single2 } from "./single";

/** Units with default parameters in float32 lanes, where few enough roundings follow one another: within 2.5 ULP. */
const LOGARITHM: usize = memory.data<f32>([
  // (log((1 + s)/(1 − s)) − 2s)/s³ over s², 0 ≤ s ≤ ⅓: minimax, to 2⁻²⁶ of the logarithm
  0.666666399427758, 0.4000762573209357, 0.28235041897867424, 0.2686102309896041,
]);

// @ts-ignore: decorator
@inline
function zero(): v128 {
  return f32x4.splat(0);
}

// @ts-ignore: decorator
@inline
function minus1(x: v128): v128 {
  const octave = octaves(x);
  const scale = scaleOf(octave);
  return multiplyAdd(scale, fractionOf(x, octave), f32x4.sub(scale, single1()));
}

// @ts-ignore: decorator
@inline
function logistic(z: v128): v128 {
  return f32x4.add(single1(), exponential(f32x4.pmin(f32x4.pmax(f32x4.neg(z), f32x4.splat(-87)), f32x4.splat(88.8))));
}

// @ts-ignore: decorator
@inline
function softplus(z: v128): v128 {
  const e = exponential(f32x4.pmax(f32x4.neg(f32x4.abs(z)), f32x4.splat(-88.3)));
  const s = f32x4.div(e, f32x4.add(e, single2()));
  const v = f32x4.mul(s, s);
  let series = multiplyAdd(constant32(LOGARITHM, 3), v, constant32(LOGARITHM, 2));
  series = multiplyAdd(series, v, constant32(LOGARITHM, 1));
  series = multiplyAdd(series, v, constant32(LOGARITHM, 0));
  const logarithm = multiplyAdd(f32x4.mul(s, v), series, f32x4.add(s, s));
  return f32x4.add(f32x4.pmax(z, zero()), logarithm);
}

// @ts-ignore: decorator
@inline
export function fastUnitValue(op: i32, z: v128): v128 {
  if (op == SOFTPLUS) return softplus(z);
  if (op == SILU) return signed(f32x4.div(f32x4.pmax(z, f32x4.splat(-3.4028235e38)), logistic(z)), z);
  const below = minus1(f32x4.pmax(f32x4.pmin(z, zero()), f32x4.splat(-20)));
  return signed(v128.bitselect(z, below, f32x4.gt(z, zero())), z);
}

// @ts-ignore: decorator
@inline
export function fastUnitSlope(op: i32, z: v128): v128 {
  if (op == ELU) return exponential(f32x4.pmax(f32x4.pmin(z, zero()), f32x4.splat(-88.3)));
  return f32x4.div(single1(), logistic(z));
}
