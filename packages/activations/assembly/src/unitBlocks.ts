import { fromSubnormal, fromTie, isNearTie, isSubnormal } from "./doubt";
import { ELU, SOFTPLUS } from "./formulas";
import { gatedSlope, gatedValue } from "./gated";
import { high, low, narrow, signed } from "./lanes";
import { redoMask, redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";
import { eluSlope, eluValue, softplusSlope, softplusValue } from "./unit";

/**
 * The units with parameters by float64 lanes: 16 float32, four at a time. What the lanes leave in doubt is computed again
 * by the scalar code, unless it is to be fast.
 */

// @ts-ignore: decorator
@inline
function valueOf(op: i32, isFast: bool, z: v128, first: f64, second: f64, third: f64): v128 {
  if (op == ELU) return eluValue(z, first);
  if (op == SOFTPLUS) return softplusValue(z, first, second, third);
  return gatedValue(op, isFast, z, first, second);
}

// @ts-ignore: decorator
@inline
function slopeOf(
  op: i32, isFast: bool, z: v128, first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): v128 {
  if (op == ELU) return eluSlope(z, first, atKink);
  if (op == SOFTPLUS) return softplusSlope(z, first, third, fourth, atKink);
  return gatedSlope(op, isFast, z, first, second);
}

// @ts-ignore: decorator
@inline
function doubtful(a: v128, b: v128): v128 {
  return v128.or(isNearTie(fromTie(a, b)), isSubnormal(fromSubnormal(a, b)));
}

// @ts-ignore: decorator
@inline
function forwardQuad(
  op: i32, isFast: bool, at: usize, z: usize, out: usize, first: f64, second: f64, third: f64,
): v128 {
  const quad = v128.load(z + at);
  const a = valueOf(op, isFast, low(quad), first, second, third), b = valueOf(op, isFast, high(quad), first, second, third);
  // Every unit but softplus has the sign of z, also where it is 0.
  v128.store(out + at, op == SOFTPLUS ? narrow(a, b) : signed(narrow(a, b), quad));
  if (isFast) return i32x4.splat(0);
  const mask = doubtful(a, b);
  v128.store(redoZ() + at, quad);
  v128.store(redoMask() + at, mask);
  return mask;
}

// @ts-ignore: decorator
@inline
export function unitForwardBlock(
  op: i32, isFast: bool, z: usize, out: usize, first: f64, second: f64, third: f64,
): void {
  const m0 = forwardQuad(op, isFast, 0, z, out, first, second, third);
  const m1 = forwardQuad(op, isFast, 16, z, out, first, second, third);
  const m2 = forwardQuad(op, isFast, 32, z, out, first, second, third);
  const m3 = forwardQuad(op, isFast, 48, z, out, first, second, third);
  if (!isFast && v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) redoForward(out);
}

// @ts-ignore: decorator
@inline
function backwardQuad(
  op: i32, isFast: bool, at: usize, outer: usize, z: usize, out: usize,
  first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): v128 {
  const quad = v128.load(z + at);
  const factor = v128.load(outer + at);
  const a = f64x2.mul(low(factor), slopeOf(op, isFast, low(quad), first, atKink, second, third, fourth));
  const b = f64x2.mul(high(factor), slopeOf(op, isFast, high(quad), first, atKink, second, third, fourth));
  const result = narrow(a, b);
  v128.store(out + at, result);
  if (isFast) return i32x4.splat(0);
  // A slope here may be tiny where it should be 0, and the other way round: an infinite dA would tell them apart.
  const unbounded = f32x4.ne(f32x4.sub(result, result), f32x4.splat(0));
  const mask = v128.or(doubtful(a, b), unbounded);
  v128.store(redoZ() + at, quad);
  v128.store(redoOuter() + at, factor);
  v128.store(redoMask() + at, mask);
  return mask;
}

// @ts-ignore: decorator
@inline
export function unitBackwardBlock(
  op: i32, isFast: bool, outer: usize, z: usize, out: usize,
  first: f64, atKink: f64, second: f64, third: f64, fourth: f64,
): void {
  const m0 = backwardQuad(op, isFast, 0, outer, z, out, first, atKink, second, third, fourth);
  const m1 = backwardQuad(op, isFast, 16, outer, z, out, first, atKink, second, third, fourth);
  const m2 = backwardQuad(op, isFast, 32, outer, z, out, first, atKink, second, third, fourth);
  const m3 = backwardQuad(op, isFast, 48, outer, z, out, first, atKink, second, third, fourth);
  if (!isFast && v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) redoBackward(out);
}
