import { ELU, SIGMOID, SILU, SOFTPLUS, TANH } from "./formulas";
import { high, least, low, narrow, signed, store4 } from "./lanes";
import { redoMask, redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";
import { one, two, wideExponential, wideExponentialMinus1, wideLogarithmPlus1 } from "./wide";

/**
 * How near the middle between two float32 the float64 result may come, in units of its own last place times 8, before it
 * is computed again by the scalar code: 2⁻³⁸, where its error is below 2⁻⁴².
 *
 * @see A. Ziv, "Fast evaluation of elementary mathematical functions with correctly rounded last bit",
 *   ACM Transactions on Mathematical Software 17 (1991) 410–423.
 */
const MARGIN: i32 = 1 << 18;

/** Distance of the low 29 bits, which float32 drops, from their middle, + MARGIN: in doubt below 2·MARGIN, unsigned. */
// @ts-ignore: decorator
@inline
function fromTie(a: v128, b: v128): v128 {
  const dropped = i8x16.shuffle(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
  return i32x4.add(i32x4.shl(dropped, 3), i32x4.splat(0x80000000 + MARGIN));
}

const SMALL: i32 = (1023 - 152) << 21;
const SMALL_SPAN: i32 = 27 << 21;

/** In doubt below SMALL_SPAN, unsigned: where the float32 result is subnormal, and has its last place elsewhere. */
// @ts-ignore: decorator
@inline
function fromSubnormal(a: v128, b: v128): v128 {
  const exponents = i8x16.shuffle(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
  return i32x4.sub(i32x4.shl(exponents, 1), i32x4.splat(SMALL));
}

/** The part of the exponential's argument that the formula can tell apart; NaN stays. */
// @ts-ignore: decorator
@inline
function reduced(op: i32, slope: bool, z: v128): v128 {
  if (op == ELU) return f32x4.pmax(f32x4.pmin(z, f32x4.splat(0)), f32x4.splat(slope ? -709.1 : -60));
  if (op == SILU) return f32x4.pmin(f32x4.pmax(f32x4.neg(z), f32x4.splat(-300)), f32x4.splat(300));
  if (op == SOFTPLUS && slope) return f32x4.pmin(f32x4.pmax(f32x4.neg(z), f32x4.splat(-40)), f32x4.splat(300));
  if (slope || op == SOFTPLUS) {
    const x = op == TANH ? f32x4.add(z, z) : z;
    // From −709.1 the scale is 2⁻¹⁰²³ without its bits: 0, as the slope is beyond −747.
    return f32x4.pmax(v128.or(x, i32x4.splat(0x80000000)), f32x4.splat(-709.1));
  }
  if (op == SIGMOID) return f32x4.pmin(f32x4.pmax(f32x4.neg(z), f32x4.splat(-40)), f32x4.splat(120));
  return f32x4.pmin(f32x4.pmax(f32x4.add(z, z), f32x4.splat(-60)), f32x4.splat(60));
}

/** Lanes that are left to the scalar code: far tails, and SiLU's slope near its zero, z = −1.278, where digits cancel. */
// @ts-ignore: decorator
@inline
function unusual(op: i32, slope: bool, z: v128): v128 {
  if (op == SILU && slope) {
    const nearZero = f32x4.lt(f32x4.abs(f32x4.add(z, f32x4.splat(1.2784645))), f32x4.splat(0.016));
    return v128.or(nearZero, f32x4.gt(f32x4.abs(z), f32x4.splat(190)));
  }
  const isFar = f32x4.lt(z, f32x4.splat(-190));
  // Whether the product −0·½ keeps its sign is the scalar code's to say.
  if (op == SILU) return v128.or(isFar, i32x4.eq(z, i32x4.splat(0x80000000)));
  if (op == SOFTPLUS && slope) return isFar;
  return i32x4.splat(0);
}

// @ts-ignore: decorator
@inline
function valueOf(op: i32, x: v128, z: v128): v128 {
  if (op == SIGMOID) return f64x2.div(one(), f64x2.add(one(), wideExponential(x)));
  if (op == SILU) return f64x2.div(z, f64x2.add(one(), wideExponential(x)));
  if (op == SOFTPLUS) return f64x2.add(f64x2.pmax(z, f64x2.splat(0)), wideLogarithmPlus1(wideExponential(x)));
  const e = wideExponentialMinus1(x);
  if (op == ELU) return v128.bitselect(z, e, f64x2.gt(z, f64x2.splat(0)));
  return f64x2.div(e, f64x2.add(e, two()));
}

// @ts-ignore: decorator
@inline
function slopeOf(op: i32, x: v128, z: v128): v128 {
  const e = wideExponential(x);
  if (op == ELU) return e;
  const w = f64x2.add(one(), e);
  if (op == SOFTPLUS) return f64x2.div(one(), w);
  const numerator = op == SILU ? f64x2.add(one(), f64x2.mul(e, f64x2.add(one(), z))) : e;
  const slope = f64x2.div(numerator, f64x2.mul(w, w));
  return op == TANH ? f64x2.mul(slope, f64x2.splat(4)) : slope;
}

// @ts-ignore: decorator
@inline
function storeMask(index: i32, tie: v128, small: v128, other: v128): void {
  const mask = v128.or(i32x4.lt_u(tie, i32x4.splat(2 * MARGIN)), i32x4.lt_u(small, i32x4.splat(SMALL_SPAN)));
  v128.store(redoMask() + (index << 4), v128.or(mask, other));
}


// @ts-ignore: decorator
@inline
function finish(op: i32, a: v128, b: v128, z: v128): v128 {
  return op == TANH || op == ELU ? signed(narrow(a, b), z) : narrow(a, b);
}

// @ts-ignore: decorator
@inline
export function accurateForwardBlock(op: i32, z: usize, out: usize): void {
  const z0 = v128.load(z), z1 = v128.load(z, 16), z2 = v128.load(z, 32), z3 = v128.load(z, 48);
  const x0 = reduced(op, false, z0);
  const a0 = valueOf(op, low(x0), low(z0)), b0 = valueOf(op, high(x0), high(z0));
  const x1 = reduced(op, false, z1);
  const a1 = valueOf(op, low(x1), low(z1)), b1 = valueOf(op, high(x1), high(z1));
  const x2 = reduced(op, false, z2);
  const a2 = valueOf(op, low(x2), low(z2)), b2 = valueOf(op, high(x2), high(z2));
  const x3 = reduced(op, false, z3);
  const a3 = valueOf(op, low(x3), low(z3)), b3 = valueOf(op, high(x3), high(z3));
  const t0 = fromTie(a0, b0), t1 = fromTie(a1, b1), t2 = fromTie(a2, b2), t3 = fromTie(a3, b3);
  let doubt = i32x4.lt_u(least(t0, t1, t2, t3), i32x4.splat(2 * MARGIN));
  let s0 = i32x4.splat(-1), s1 = s0, s2 = s0, s3 = s0;
  if (op == SIGMOID || op == SILU || op == SOFTPLUS) {
    s0 = fromSubnormal(a0, b0); s1 = fromSubnormal(a1, b1); s2 = fromSubnormal(a2, b2); s3 = fromSubnormal(a3, b3);
    doubt = v128.or(doubt, i32x4.lt_u(least(s0, s1, s2, s3), i32x4.splat(SMALL_SPAN)));
  }
  const u0 = unusual(op, false, z0), u1 = unusual(op, false, z1), u2 = unusual(op, false, z2), u3 = unusual(op, false, z3);
  doubt = v128.or(doubt, v128.or(v128.or(u0, u1), v128.or(u2, u3)));
  const r0 = finish(op, a0, b0, z0), r1 = finish(op, a1, b1, z1), r2 = finish(op, a2, b2, z2), r3 = finish(op, a3, b3, z3);
  if (v128.any_true(doubt)) {
    storeMask(0, t0, s0, u0); storeMask(1, t1, s1, u1); storeMask(2, t2, s2, u2); storeMask(3, t3, s3, u3);
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
  const a0 = f64x2.mul(low(d0), slopeOf(op, low(x0), low(z0))), b0 = f64x2.mul(high(d0), slopeOf(op, high(x0), high(z0)));
  const x1 = reduced(op, true, z1);
  const a1 = f64x2.mul(low(d1), slopeOf(op, low(x1), low(z1))), b1 = f64x2.mul(high(d1), slopeOf(op, high(x1), high(z1)));
  const x2 = reduced(op, true, z2);
  const a2 = f64x2.mul(low(d2), slopeOf(op, low(x2), low(z2))), b2 = f64x2.mul(high(d2), slopeOf(op, high(x2), high(z2)));
  const x3 = reduced(op, true, z3);
  const a3 = f64x2.mul(low(d3), slopeOf(op, low(x3), low(z3))), b3 = f64x2.mul(high(d3), slopeOf(op, high(x3), high(z3)));
  const t0 = fromTie(a0, b0), t1 = fromTie(a1, b1), t2 = fromTie(a2, b2), t3 = fromTie(a3, b3);
  const s0 = fromSubnormal(a0, b0), s1 = fromSubnormal(a1, b1), s2 = fromSubnormal(a2, b2), s3 = fromSubnormal(a3, b3);
  let doubt = v128.or(
    i32x4.lt_u(least(t0, t1, t2, t3), i32x4.splat(2 * MARGIN)),
    i32x4.lt_u(least(s0, s1, s2, s3), i32x4.splat(SMALL_SPAN)),
  );
  const u0 = unusual(op, true, z0), u1 = unusual(op, true, z1), u2 = unusual(op, true, z2), u3 = unusual(op, true, z3);
  doubt = v128.or(doubt, v128.or(v128.or(u0, u1), v128.or(u2, u3)));
  const r0 = narrow(a0, b0), r1 = narrow(a1, b1), r2 = narrow(a2, b2), r3 = narrow(a3, b3);
  // ∞·0 is NaN, but the slope may have been too small for these lanes and not 0.
  const sum = f32x4.add(f32x4.add(r0, r1), f32x4.add(r2, r3));
  doubt = v128.or(doubt, f32x4.ne(sum, sum));
  if (v128.any_true(doubt)) {
    storeMask(0, t0, s0, v128.or(u0, f32x4.ne(r0, r0))); storeMask(1, t1, s1, v128.or(u1, f32x4.ne(r1, r1))); storeMask(2, t2, s2, v128.or(u2, f32x4.ne(r2, r2))); storeMask(3, t3, s3, v128.or(u3, f32x4.ne(r3, r3)));
    store4(redoZ(), z0, z1, z2, z3);
    store4(redoOuter(), d0, d1, d2, d3);
    store4(out, r0, r1, r2, r3);
    redoBackward(out);
  } else store4(out, r0, r1, r2, r3);
}

