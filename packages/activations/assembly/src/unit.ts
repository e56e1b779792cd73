import { one, wideExponential, wideExponentialMinus1, wideLogarithmPlus1 } from "./wide";

/** ELU and softplus in float64 lanes, to 2⁻⁴². */

// @ts-ignore: decorator
@inline
function zero(): v128 {
  return f64x2.splat(0);
}

// @ts-ignore: decorator
@inline
export function eluValue(z: v128, alpha: f64): v128 {
  const below = wideExponentialMinus1(f64x2.pmax(f64x2.pmin(z, zero()), f64x2.splat(-60)));
  return v128.bitselect(z, f64x2.mul(f64x2.splat(alpha), below), f64x2.gt(z, zero()));
}

/** From −709.1 the scale is 2⁻¹⁰²³ without its bits: 0, as good as the slope there. */
const LEAST: f64 = -709.1;

// @ts-ignore: decorator
@inline
export function eluSlope(z: v128, alpha: f64, atZero: f64): v128 {
  const below = wideExponential(f64x2.pmax(f64x2.pmin(z, zero()), f64x2.splat(LEAST)));
  const beside = v128.bitselect(one(), f64x2.mul(f64x2.splat(alpha), below), f64x2.gt(z, zero()));
  return v128.bitselect(f64x2.splat(atZero), beside, f64x2.eq(z, zero()));
}

// @ts-ignore: decorator
@inline
function decay(x: v128): v128 {
  return wideExponential(f64x2.pmax(f64x2.neg(f64x2.abs(x)), f64x2.splat(LEAST)));
}

// @ts-ignore: decorator
@inline
export function softplusValue(z: v128, beta: f64, width: f64, threshold: f64): v128 {
  const x = f64x2.mul(z, f64x2.splat(beta));
  const smooth = f64x2.add(f64x2.pmax(x, zero()), wideLogarithmPlus1(decay(x)));
  return v128.bitselect(z, f64x2.mul(smooth, f64x2.splat(width)), f64x2.gt(x, f64x2.splat(threshold)));
}

// @ts-ignore: decorator
@inline
export function softplusSlope(z: v128, beta: f64, threshold: f64, kink: f64, atKink: f64): v128 {
  const x = f64x2.mul(z, f64x2.splat(beta));
  const e = decay(x);
  const numerator = v128.bitselect(e, one(), f64x2.lt(x, zero()));
  const smooth = f64x2.div(numerator, f64x2.add(one(), e));
  const beside = v128.bitselect(one(), smooth, f64x2.gt(x, f64x2.splat(threshold)));
  return v128.bitselect(f64x2.splat(atKink), beside, f64x2.eq(z, f64x2.splat(kink)));
}
