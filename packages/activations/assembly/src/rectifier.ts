import { LEAKY_RELU } from "./formulas";
import { high, low, narrow } from "./lanes";

/** x·slope, rounded to float64 and then to float32, as the scalar code rounds; for ReLU, exact as it is. */
// @ts-ignore: decorator
@inline
export function scaled(op: i32, x: v128, slope: f64): v128 {
  if (op != LEAKY_RELU) return f32x4.mul(x, f32x4.splat(0));
  return narrow(f64x2.mul(low(x), f64x2.splat(slope)), f64x2.mul(high(x), f64x2.splat(slope)));
}

// @ts-ignore: decorator
@inline
function value32(op: i32, z: v128, slope: f64): v128 {
  // Adding 0 makes a −0 positive, as max(0, z) does.
  if (op != LEAKY_RELU) return f32x4.add(f32x4.pmax(z, f32x4.splat(0)), f32x4.splat(0));
  return v128.bitselect(scaled(op, z, slope), z, f32x4.lt(z, f32x4.splat(0)));
}

// @ts-ignore: decorator
@inline
function product32(op: i32, outer: v128, z: v128, slope: f64, atZero: f64): v128 {
  const zero = f32x4.splat(0);
  let product = v128.bitselect(scaled(op, outer, slope), outer, f32x4.lt(z, zero));
  const atKink = f32x4.eq(z, zero);
  if (v128.any_true(atKink)) product = v128.bitselect(scaled(LEAKY_RELU, outer, atZero), product, atKink);
  return v128.or(product, f32x4.ne(z, z));
}

// @ts-ignore: decorator
@inline
function value64(op: i32, z: v128, slope: f64): v128 {
  const zero = f64x2.splat(0);
  if (op != LEAKY_RELU) return f64x2.add(f64x2.pmax(z, zero), zero);
  return v128.bitselect(f64x2.mul(z, f64x2.splat(slope)), z, f64x2.lt(z, zero));
}

// @ts-ignore: decorator
@inline
function product64(outer: v128, z: v128, slope: f64, atZero: f64): v128 {
  const zero = f64x2.splat(0);
  const sloped = f64x2.mul(outer, f64x2.splat(slope));
  const product = v128.bitselect(sloped, outer, f64x2.lt(z, zero));
  const kinked = v128.bitselect(f64x2.mul(outer, f64x2.splat(atZero)), product, f64x2.eq(z, zero));
  return v128.or(kinked, f64x2.ne(z, z));
}

// @ts-ignore: decorator
@inline
export function rectifierForwardBlock(op: i32, wide: bool, z: usize, out: usize, slope: f64): void {
  const z0 = v128.load(z), z1 = v128.load(z, 16), z2 = v128.load(z, 32), z3 = v128.load(z, 48);
  v128.store(out, wide ? value64(op, z0, slope) : value32(op, z0, slope));
  v128.store(out, wide ? value64(op, z1, slope) : value32(op, z1, slope), 16);
  v128.store(out, wide ? value64(op, z2, slope) : value32(op, z2, slope), 32);
  v128.store(out, wide ? value64(op, z3, slope) : value32(op, z3, slope), 48);
}

// @ts-ignore: decorator
@inline
function product(op: i32, wide: bool, outer: v128, z: v128, slope: f64, atZero: f64): v128 {
  return wide ? product64(outer, z, slope, atZero) : product32(op, outer, z, slope, atZero);
}

// @ts-ignore: decorator
@inline
export function rectifierBackwardBlock(
  op: i32, wide: bool, outer: usize, z: usize, out: usize, slope: f64, atZero: f64,
): void {
  const z0 = v128.load(z), z1 = v128.load(z, 16), z2 = v128.load(z, 32), z3 = v128.load(z, 48);
  const d0 = v128.load(outer), d1 = v128.load(outer, 16), d2 = v128.load(outer, 32), d3 = v128.load(outer, 48);
  v128.store(out, product(op, wide, d0, z0, slope, atZero));
  v128.store(out, product(op, wide, d1, z1, slope, atZero), 16);
  v128.store(out, product(op, wide, d2, z2, slope, atZero), 32);
  v128.store(out, product(op, wide, d3, z3, slope, atZero), 48);
}
