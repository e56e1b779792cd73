import { fastUnitSlope, fastUnitValue } from "./fastUnits";
import { redoMask, redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";

/** Left of these the exponential is subnormal, further left the result is 0; between, the scalar code is asked. */
const FROM: i32 = 0xc2ae0000; // −87
const SPAN: i32 = 0x002e0000; // to −110

// @ts-ignore: decorator
@inline
function doubtful(z: v128): v128 {
  return i32x4.lt_u(i32x4.sub(z, i32x4.splat(FROM)), i32x4.splat(SPAN));
}

// @ts-ignore: decorator
@inline
function forwardQuad(op: i32, at: usize, z: usize, out: usize): v128 {
  const quad = v128.load(z + at);
  const mask = doubtful(quad);
  v128.store(redoZ() + at, quad);
  v128.store(redoMask() + at, mask);
  v128.store(out + at, fastUnitValue(op, quad));
  return mask;
}

// @ts-ignore: decorator
@inline
export function fastUnitForwardBlock(op: i32, z: usize, out: usize): void {
  const m0 = forwardQuad(op, 0, z, out), m1 = forwardQuad(op, 16, z, out);
  const m2 = forwardQuad(op, 32, z, out), m3 = forwardQuad(op, 48, z, out);
  if (v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) redoForward(out);
}

// @ts-ignore: decorator
@inline
function backwardQuad(op: i32, at: usize, outer: usize, z: usize, out: usize): v128 {
  const quad = v128.load(z + at);
  const factor = v128.load(outer + at);
  const mask = doubtful(quad);
  v128.store(redoZ() + at, quad);
  v128.store(redoOuter() + at, factor);
  v128.store(redoMask() + at, mask);
  v128.store(out + at, f32x4.mul(factor, fastUnitSlope(op, quad)));
  return mask;
}

// @ts-ignore: decorator
@inline
export function fastUnitBackwardBlock(op: i32, outer: usize, z: usize, out: usize): void {
  const m0 = backwardQuad(op, 0, outer, z, out), m1 = backwardQuad(op, 16, outer, z, out);
  const m2 = backwardQuad(op, 32, outer, z, out), m3 = backwardQuad(op, 48, outer, z, out);
  if (v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) redoBackward(out);
}
