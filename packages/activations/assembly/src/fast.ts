import { SIGMOID, TANH } from "./formulas";
import { least, signed, store4 } from "./lanes";
import { redoMask, redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";
import { exponential, fractionOf, multiplyAdd, octaves, scaleOf, single1, single2 } from "./single";

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
  const one = single1();
  if (op == SIGMOID) {
    const x = f32x4.pmin(f32x4.pmax(f32x4.neg(z), f32x4.splat(-87)), f32x4.splat(88.8));
    return f32x4.div(one, f32x4.add(one, exponential(x)));
  }
  const x = f32x4.pmin(f32x4.pmax(f32x4.add(z, z), f32x4.splat(-20)), f32x4.splat(20));
  const octave = octaves(x);
  const scale = scaleOf(octave);
  const e = multiplyAdd(scale, fractionOf(x, octave), f32x4.sub(scale, one));
  return signed(f32x4.div(e, f32x4.add(e, single2())), z);
}

// @ts-ignore: decorator
@inline
function slopeOf(op: i32, z: v128): v128 {
  const x = op == TANH ? f32x4.add(z, z) : z;
  const e = exponential(f32x4.pmax(v128.or(x, i32x4.splat(0x80000000)), f32x4.splat(-88.3)));
  // (1 + e)² = 1 + e(e + 2), of which little is rounded where e is small.
  const square = multiplyAdd(e, f32x4.add(e, single2()), single1());
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
