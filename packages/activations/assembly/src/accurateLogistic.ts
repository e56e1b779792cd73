import { fromSubnormal, fromTie, isNearTie, isSubnormal, storeMask } from "./doubt";
import { SIGMOID, TANH } from "./formulas";
import { constant32, high, least, low, narrow, signed } from "./lanes";
import { redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";
import { ln2, octave, one, rounding, series, two } from "./wide";

/**
 * Sigmoid and tanh of float32 by float64 lanes, rounded once; what the lanes leave in doubt is computed again by the scalar
 * code. A line with a `$` stands for four, see interleave.ts; each vector of z is two here, and each step is of both.
 */
const LIMITS: usize = memory.data<f32>([-709.1, -40.0, 120.0, -60.0, 60.0]);

// @ts-ignore: decorator
@inline
function limit(index: i32): v128 {
  return constant32(LIMITS, index);
}

/** The part of the exponential's argument that the formula can tell apart; NaN stays. */
// @ts-ignore: decorator
@inline
function reduced(op: i32, slope: bool, z: v128): v128 {
  if (slope) {
    const x = op == TANH ? f32x4.add(z, z) : z;
    // From −709.1 the scale is 2⁻¹⁰²³ without its bits: 0, as the slope is beyond −747.
    return f32x4.pmax(v128.or(x, i32x4.splat(0x80000000)), limit(0));
  }
  if (op == SIGMOID) return f32x4.pmin(f32x4.pmax(f32x4.neg(z), limit(1)), limit(2));
  return f32x4.pmin(f32x4.pmax(f32x4.add(z, z), limit(3)), limit(4));
}

/** out = g(z), or with `slope` outer · g′(z). */
// @ts-ignore: decorator
@inline
export function accurateLogistic(op: i32, slope: bool, outer: usize, z: usize, end: usize, out: usize): void {
  while (z < end) {
    const w$ = reduced(op, slope, v128.load(z, $ * 16));
    let x$ = low(w$); let y$ = high(w$);
    let c = octave();
    let k$ = f64x2.mul(x$, c); let l$ = f64x2.mul(y$, c);
    c = rounding();
    k$ = f64x2.add(k$, c); l$ = f64x2.add(l$, c);
    const e$ = i64x2.shl(k$, 52); const f$ = i64x2.shl(l$, 52);
    k$ = f64x2.sub(k$, c); l$ = f64x2.sub(l$, c);
    c = ln2();
    x$ = f64x2.sub(x$, f64x2.mul(k$, c)); y$ = f64x2.sub(y$, f64x2.mul(l$, c));
    c = series(7);
    let a$ = f64x2.mul(x$, c); let g$ = f64x2.mul(y$, c);
    c = series(6);
    a$ = f64x2.add(a$, c); g$ = f64x2.add(g$, c);
    k$ = f64x2.mul(x$, x$); l$ = f64x2.mul(y$, y$);
    a$ = f64x2.mul(a$, k$); g$ = f64x2.mul(g$, l$);
    c = series(5);
    let b$ = f64x2.mul(x$, c); let h$ = f64x2.mul(y$, c);
    c = series(4);
    b$ = f64x2.add(b$, c); h$ = f64x2.add(h$, c);
    a$ = f64x2.add(a$, b$); g$ = f64x2.add(g$, h$);
    c = series(3);
    b$ = f64x2.mul(x$, c); h$ = f64x2.mul(y$, c);
    c = series(2);
    b$ = f64x2.add(b$, c); h$ = f64x2.add(h$, c);
    b$ = f64x2.mul(b$, k$); h$ = f64x2.mul(h$, l$);
    a$ = f64x2.mul(a$, f64x2.mul(k$, k$)); g$ = f64x2.mul(g$, f64x2.mul(l$, l$));
    c = series(1);
    let d$ = f64x2.mul(x$, c); let i$ = f64x2.mul(y$, c);
    c = series(0);
    d$ = f64x2.add(d$, c); i$ = f64x2.add(i$, c);
    b$ = f64x2.add(b$, d$); h$ = f64x2.add(h$, i$);
    a$ = f64x2.add(a$, b$); g$ = f64x2.add(g$, h$);
    a$ = f64x2.mul(a$, k$); g$ = f64x2.mul(g$, l$);
    x$ = f64x2.add(x$, a$); y$ = f64x2.add(y$, g$);
    x$ = f64x2.mul(x$, e$); y$ = f64x2.mul(y$, f$);
    c = one();
    if (slope) {
      x$ = f64x2.add(x$, e$); y$ = f64x2.add(y$, f$);
      a$ = f64x2.add(x$, c); g$ = f64x2.add(y$, c);
      a$ = f64x2.mul(a$, a$); g$ = f64x2.mul(g$, g$);
      x$ = f64x2.div(x$, a$); y$ = f64x2.div(y$, g$);
      if (op == TANH) {
        c = f64x2.splat(4);
        x$ = f64x2.mul(x$, c); y$ = f64x2.mul(y$, c);
      }
      b$ = v128.load(outer, $ * 16);
      a$ = low(b$); g$ = high(b$);
      x$ = f64x2.mul(x$, a$); y$ = f64x2.mul(y$, g$);
    } else if (op == SIGMOID) {
      x$ = f64x2.add(x$, e$); y$ = f64x2.add(y$, f$);
      x$ = f64x2.add(x$, c); y$ = f64x2.add(y$, c);
      x$ = f64x2.div(c, x$); y$ = f64x2.div(c, y$);
    } else {
      a$ = f64x2.sub(e$, c); g$ = f64x2.sub(f$, c);
      x$ = f64x2.add(x$, a$); y$ = f64x2.add(y$, g$);
      c = two();
      a$ = f64x2.add(x$, c); g$ = f64x2.add(y$, c);
      x$ = f64x2.div(x$, a$); y$ = f64x2.div(y$, g$);
    }
    const t$ = fromTie(x$, y$);
    let doubt = isNearTie(least(t0, t1, t2, t3));
    let s$ = i32x4.splat(-1);
    if (slope || op == SIGMOID) {
      s$ = fromSubnormal(x$, y$);
      doubt = v128.or(doubt, isSubnormal(least(s0, s1, s2, s3)));
    }
    let r$ = narrow(x$, y$);
    if (slope) {
      // ∞·0 is NaN, but the slope may have been too small for these lanes and not 0.
      const sum = f32x4.add(f32x4.add(r0, r1), f32x4.add(r2, r3));
      doubt = v128.or(doubt, f32x4.ne(sum, sum));
    } else if (op == TANH) {
      r$ = signed(r$, v128.load(z, $ * 16));
    }
    const isDoubtful = v128.any_true(doubt);
    if (isDoubtful) {
      v128.store(redoZ(), v128.load(z, $ * 16), $ * 16);
      if (slope) {
        v128.store(redoOuter(), v128.load(outer, $ * 16), $ * 16);
      }
      storeMask($, t$, s$, slope ? f32x4.ne(r$, r$) : i32x4.splat(0));
    }
    v128.store(out, r$, $ * 16);
    if (isDoubtful) {
      if (slope) redoBackward(out);
      else redoForward(out);
    }
    z += 64;
    outer += 64;
    out += 64;
  }
}
