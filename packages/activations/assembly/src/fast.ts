import { SIGMOID, TANH } from "./formulas";
import { constant32, least, signed, store4 } from "./lanes";
import { redoMask, redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";

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
function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

// @ts-ignore: decorator
@inline
function octaves(x: v128): v128 {
  return multiplyAdd(x, constant32(NUMBERS, 0), constant32(NUMBERS, 1));
}

/** 2^k; 0 for k = −127, ∞ for k = 128. */
// @ts-ignore: decorator
@inline
function scaleOf(octave: v128): v128 {
  return i32x4.shl(octave, 23);
}

/** e^r − 1 for x = k·ln2 + r. */
// @ts-ignore: decorator
@inline
function fractionOf(x: v128, octave: v128): v128 {
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
function exponential(x: v128): v128 {
  const octave = octaves(x);
  const scale = scaleOf(octave);
  return multiplyAdd(scale, fractionOf(x, octave), scale);
}

const FROM: i32 = 0x42ae0000; // 87, beyond which e⁻ˣ is subnormal
const SPAN: i32 = 0x00280000; // to 107, beyond which 4e⁻ˣ rounds to 0

/** Below SPAN, unsigned, where the result is subnormal and the scalar code is asked. */
// @ts-ignore: decorator
@inline
function fromSubnormal(op: i32, slope: bool, z: v128): v128 {
  if (!slope) return i32x4.sub(z, i32x4.splat(FROM | 0x80000000));
  const x = op == TANH ? f32x4.add(z, z) : z;
  return i32x4.sub(f32x4.abs(x), i32x4.splat(FROM));
}

// @ts-ignore: decorator
@inline
function valueOf(op: i32, z: v128): v128 {
  const one = constant32(NUMBERS, 4);
  if (op == SIGMOID) {
    const x = f32x4.pmin(f32x4.pmax(f32x4.neg(z), f32x4.splat(-87)), f32x4.splat(88.8));
    return f32x4.div(one, f32x4.add(one, exponential(x)));
  }
  const x = f32x4.pmin(f32x4.pmax(f32x4.add(z, z), f32x4.splat(-20)), f32x4.splat(20));
  const octave = octaves(x);
  const scale = scaleOf(octave);
  const e = multiplyAdd(scale, fractionOf(x, octave), f32x4.sub(scale, one));
  return signed(f32x4.div(e, f32x4.add(e, constant32(NUMBERS, 5))), z);
}

// @ts-ignore: decorator
@inline
function slopeOf(op: i32, z: v128): v128 {
  const x = op == TANH ? f32x4.add(z, z) : z;
  const e = exponential(f32x4.pmax(v128.or(x, i32x4.splat(0x80000000)), f32x4.splat(-88.3)));
  // (1 + e)² = 1 + e(e + 2), of which little is rounded where e is small.
  const square = multiplyAdd(e, f32x4.add(e, constant32(NUMBERS, 5)), constant32(NUMBERS, 4));
  const slope = f32x4.div(e, square);
  return op == TANH ? f32x4.mul(slope, f32x4.splat(4)) : slope;
}

// @ts-ignore: decorator
@inline
function storeMask(index: i32, small: v128): void {
  v128.store(redoMask() + (index << 4), i32x4.lt_u(small, i32x4.splat(SPAN)));
}

// @ts-ignore: decorator
@inline
export function fastForwardBlock(op: i32, z: usize, out: usize): void {
  const z0 = v128.load(z), z1 = v128.load(z, 16), z2 = v128.load(z, 32), z3 = v128.load(z, 48);
  const r0 = valueOf(op, z0), r1 = valueOf(op, z1), r2 = valueOf(op, z2), r3 = valueOf(op, z3);
  if (op == SIGMOID) {
    const s0 = fromSubnormal(op, false, z0), s1 = fromSubnormal(op, false, z1);
    const s2 = fromSubnormal(op, false, z2), s3 = fromSubnormal(op, false, z3);
    if (v128.any_true(i32x4.lt_u(least(s0, s1, s2, s3), i32x4.splat(SPAN)))) {
      storeMask(0, s0); storeMask(1, s1); storeMask(2, s2); storeMask(3, s3);
      store4(redoZ(), z0, z1, z2, z3);
      store4(out, r0, r1, r2, r3);
      redoForward(out);
      return;
    }
  }
  store4(out, r0, r1, r2, r3);
}

// @ts-ignore: decorator
@inline
export function fastBackwardBlock(op: i32, outer: usize, z: usize, out: usize): void {
  const z0 = v128.load(z), z1 = v128.load(z, 16), z2 = v128.load(z, 32), z3 = v128.load(z, 48);
  const d0 = v128.load(outer), d1 = v128.load(outer, 16), d2 = v128.load(outer, 32), d3 = v128.load(outer, 48);
  const r0 = f32x4.mul(d0, slopeOf(op, z0)), r1 = f32x4.mul(d1, slopeOf(op, z1));
  const r2 = f32x4.mul(d2, slopeOf(op, z2)), r3 = f32x4.mul(d3, slopeOf(op, z3));
  const s0 = fromSubnormal(op, true, z0), s1 = fromSubnormal(op, true, z1);
  const s2 = fromSubnormal(op, true, z2), s3 = fromSubnormal(op, true, z3);
  if (v128.any_true(i32x4.lt_u(least(s0, s1, s2, s3), i32x4.splat(SPAN)))) {
    storeMask(0, s0); storeMask(1, s1); storeMask(2, s2); storeMask(3, s3);
    store4(redoZ(), z0, z1, z2, z3);
    store4(redoOuter(), d0, d1, d2, d3);
    store4(out, r0, r1, r2, r3);
    redoBackward(out);
  } else store4(out, r0, r1, r2, r3);
}
