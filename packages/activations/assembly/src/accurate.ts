import { fromSubnormal, fromTie, MARGIN, SMALL_SPAN, storeMask } from "./doubt";
import { SIGMOID, TANH } from "./formulas";
import { high, least, low, narrow, signed, store4 } from "./lanes";
import { redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";
import { one, two, wideExponential, wideExponentialMinus1 } from "./wide";

/** The part of the exponential's argument that the formula can tell apart; NaN stays. */
// @ts-ignore: decorator
@inline
function reduced(op: i32, slope: bool, z: v128): v128 {
  if (slope) {
    const x = op == TANH ? f32x4.add(z, z) : z;
    // From −709.1 the scale is 2⁻¹⁰²³ without its bits: 0, as the slope is beyond −747.
    return f32x4.pmax(v128.or(x, i32x4.splat(0x80000000)), f32x4.splat(-709.1));
  }
  if (op == SIGMOID) return f32x4.pmin(f32x4.pmax(f32x4.neg(z), f32x4.splat(-40)), f32x4.splat(120));
  return f32x4.pmin(f32x4.pmax(f32x4.add(z, z), f32x4.splat(-60)), f32x4.splat(60));
}

// @ts-ignore: decorator
@inline
function valueOf(op: i32, x: v128): v128 {
  if (op == SIGMOID) return f64x2.div(one(), f64x2.add(one(), wideExponential(x)));
  const e = wideExponentialMinus1(x);
  return f64x2.div(e, f64x2.add(e, two()));
}

// @ts-ignore: decorator
@inline
function slopeOf(op: i32, x: v128): v128 {
  const e = wideExponential(x);
  const w = f64x2.add(one(), e);
  const slope = f64x2.div(e, f64x2.mul(w, w));
  return op == TANH ? f64x2.mul(slope, f64x2.splat(4)) : slope;
}

// @ts-ignore: decorator
@inline
function finish(op: i32, a: v128, b: v128, z: v128): v128 {
  return op == TANH ? signed(narrow(a, b), z) : narrow(a, b);
}

// @ts-ignore: decorator
@inline
export function accurateForwardBlock(op: i32, z: usize, out: usize): void {
  const z0 = v128.load(z), z1 = v128.load(z, 16), z2 = v128.load(z, 32), z3 = v128.load(z, 48);
  const x0 = reduced(op, false, z0);
  const a0 = valueOf(op, low(x0)), b0 = valueOf(op, high(x0));
  const x1 = reduced(op, false, z1);
  const a1 = valueOf(op, low(x1)), b1 = valueOf(op, high(x1));
  const x2 = reduced(op, false, z2);
  const a2 = valueOf(op, low(x2)), b2 = valueOf(op, high(x2));
  const x3 = reduced(op, false, z3);
  const a3 = valueOf(op, low(x3)), b3 = valueOf(op, high(x3));
  const t0 = fromTie(a0, b0), t1 = fromTie(a1, b1), t2 = fromTie(a2, b2), t3 = fromTie(a3, b3);
  let doubt = i32x4.lt_u(least(t0, t1, t2, t3), i32x4.splat(2 * MARGIN));
  let s0 = i32x4.splat(-1), s1 = s0, s2 = s0, s3 = s0;
  if (op == SIGMOID) {
    s0 = fromSubnormal(a0, b0); s1 = fromSubnormal(a1, b1); s2 = fromSubnormal(a2, b2); s3 = fromSubnormal(a3, b3);
    doubt = v128.or(doubt, i32x4.lt_u(least(s0, s1, s2, s3), i32x4.splat(SMALL_SPAN)));
  }
  const r0 = finish(op, a0, b0, z0), r1 = finish(op, a1, b1, z1), r2 = finish(op, a2, b2, z2), r3 = finish(op, a3, b3, z3);
  if (v128.any_true(doubt)) {
    const sure = i32x4.splat(0);
    storeMask(0, t0, s0, sure); storeMask(1, t1, s1, sure); storeMask(2, t2, s2, sure); storeMask(3, t3, s3, sure);
    store4(redoZ(), z0, z1, z2, z3);
    store4(out, r0, r1, r2, r3);
    redoForward(out);
  } else store4(out, r0, r1, r2, r3);
}

// @ts-ignore: decorator
@inline
export function accurateBackwardBlock(op: i32, outer: usize, z: usize, out: usize): void {
  const z0 = v128.load(z), z1 = v128.load(z, 16), z2 = v128.load(z, 32), z3 = v128.load(z, 48);
  const d0 = v128.load(outer), d1 = v128.load(outer, 16), d2 = v128.load(outer, 32), d3 = v128.load(outer, 48);
  const x0 = reduced(op, true, z0);
  const a0 = f64x2.mul(low(d0), slopeOf(op, low(x0))), b0 = f64x2.mul(high(d0), slopeOf(op, high(x0)));
  const x1 = reduced(op, true, z1);
  const a1 = f64x2.mul(low(d1), slopeOf(op, low(x1))), b1 = f64x2.mul(high(d1), slopeOf(op, high(x1)));
  const x2 = reduced(op, true, z2);
  const a2 = f64x2.mul(low(d2), slopeOf(op, low(x2))), b2 = f64x2.mul(high(d2), slopeOf(op, high(x2)));
  const x3 = reduced(op, true, z3);
  const a3 = f64x2.mul(low(d3), slopeOf(op, low(x3))), b3 = f64x2.mul(high(d3), slopeOf(op, high(x3)));
  const t0 = fromTie(a0, b0), t1 = fromTie(a1, b1), t2 = fromTie(a2, b2), t3 = fromTie(a3, b3);
  const s0 = fromSubnormal(a0, b0), s1 = fromSubnormal(a1, b1), s2 = fromSubnormal(a2, b2), s3 = fromSubnormal(a3, b3);
  let doubt = v128.or(
    i32x4.lt_u(least(t0, t1, t2, t3), i32x4.splat(2 * MARGIN)),
    i32x4.lt_u(least(s0, s1, s2, s3), i32x4.splat(SMALL_SPAN)),
  );
  const r0 = narrow(a0, b0), r1 = narrow(a1, b1), r2 = narrow(a2, b2), r3 = narrow(a3, b3);
  // ∞·0 is NaN, but the slope may have been too small for these lanes and not 0.
  const sum = f32x4.add(f32x4.add(r0, r1), f32x4.add(r2, r3));
  doubt = v128.or(doubt, f32x4.ne(sum, sum));
  if (v128.any_true(doubt)) {
    storeMask(0, t0, s0, f32x4.ne(r0, r0)); storeMask(1, t1, s1, f32x4.ne(r1, r1)); storeMask(2, t2, s2, f32x4.ne(r2, r2)); storeMask(3, t3, s3, f32x4.ne(r3, r3));
    store4(redoZ(), z0, z1, z2, z3);
    store4(redoOuter(), d0, d1, d2, d3);
    store4(out, r0, r1, r2, r3);
    redoBackward(out);
  } else store4(out, r0, r1, r2, r3);
}
