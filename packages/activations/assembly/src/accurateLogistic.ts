import { bits, number, reduce } from "./accurateReduction";
import { isLeft, leaveFar } from "./far";
import { SIGMOID, TANH } from "./formulas";
import { carried, redoOuter, redoZ } from "./memory";
import { redoBackward, redoForward } from "./redo";

/**
 * The sigmoid and the slopes of sigmoid and tanh in float32 lanes, within 1 ULP. With x = k·ln2 − r, S = 2^k and
 * t = 1/(S + eʳ), σ(x) = S·t, and σ′(x) = S·t·(1 − S·t). A quotient t that is nearly that is taken, with zeros at its end, and
 * what 1 − t·(S + eʳ) leaves of it is added at last: its large terms cancel without being rounded. eʳ is 1 + r + c, r exact and
 * c small: eʳ − 1 − r = r·y/(2 − y) with y = r − (r·coth(r/2) − 2). src/kernels/singleLogistic.ts does the same.
 *
 * Each turn reduces the arguments of one block of 64 bytes, and finishes the block before it, so that there is always something to
 * do while one of the two waits for its quotient. A line with a `$` stands for four, see interleave.ts.
 */
// @ts-ignore: decorator
@inline
export function accurateSigmoid(z: usize, end: usize, out: usize): void {
  if (z == end) return;
  const one = number(7), half = number(6), kept = bits(1);
  let here = carried(), next = here + 192;
  let isNextFar = reduce(SIGMOID, false, z, here);
  for (;;) {
    const ahead = z + 64;
    const isLast = ahead == end;
    const isFar = isNextFar;
    isNextFar = reduce(SIGMOID, false, isLast ? z : ahead, next);
    if (isFar) {
      v128.store(redoZ(), v128.load(z, $ * 16), $ * 16);
    }
    const s$ = v128.load(here, $ * 16);
    let r$ = v128.load(here, $ * 16 + 64);
    let c$ = v128.load(here, $ * 16 + 128);
    let t$ = f32x4.add(r$, c$);
    t$ = f32x4.add(t$, one);
    t$ = f32x4.add(t$, s$);
    t$ = f32x4.div(one, t$);
    t$ = v128.and(t$, kept);
    const q$ = f32x4.mul(t$, s$);
    r$ = f32x4.mul(r$, t$);
    c$ = f32x4.mul(c$, t$);
    // 1 − t − q, of which one is near 1 where the other is not.
    t$ = f32x4.sub(half, t$);
    const h$ = f32x4.sub(half, q$);
    t$ = f32x4.add(t$, h$);
    t$ = f32x4.sub(t$, r$);
    t$ = f32x4.sub(t$, c$);
    t$ = f32x4.mul(t$, q$);
    t$ = f32x4.add(t$, q$);
    v128.store(out, t$, $ * 16);
    if (isFar) {
      const zero = f32x4.splat(0);
      r$ = v128.load(redoZ(), $ * 16);
      leaveFar(f32x4.lt(r$, number(9)), f32x4.lt(r$, f32x4.splat(-104)), zero, out, $ * 16);
      if (isLeft()) redoForward(out);
    }
    if (isLast) return;
    z = ahead;
    out += 64;
    const place = here;
    here = next;
    next = place;
  }
}

// @ts-ignore: decorator
@inline
export function accurateBackward(op: i32, outer: usize, z: usize, end: usize, out: usize): void {
  if (z == end) return;
  const one = number(7), kept = bits(2), quadruple = bits(3);
  let here = carried(), next = here + 192;
  let isNextFar = reduce(op, true, z, here);
  for (;;) {
    const ahead = z + 64;
    const isLast = ahead == end;
    const isFar = isNextFar;
    isNextFar = reduce(op, true, isLast ? z : ahead, next);
    if (isFar) {
      v128.store(redoZ(), v128.load(z, $ * 16), $ * 16);
      v128.store(redoOuter(), v128.load(outer, $ * 16), $ * 16);
    }
    let s$ = v128.load(here, $ * 16);
    let r$ = v128.load(here, $ * 16 + 64);
    let c$ = v128.load(here, $ * 16 + 128);
    let g$ = f32x4.add(r$, c$);
    g$ = f32x4.add(g$, one);
    g$ = f32x4.add(g$, s$);
    g$ = f32x4.div(one, g$);
    let t$ = v128.and(g$, kept);
    const q$ = f32x4.mul(t$, s$);
    r$ = f32x4.mul(r$, t$);
    c$ = f32x4.mul(c$, t$);
    let h$ = f32x4.sub(one, t$);
    h$ = f32x4.sub(h$, r$);
    h$ = f32x4.sub(h$, c$);
    h$ = f32x4.sub(h$, q$);
    // Of t it lacks g·h; of t·(1 − q), g·h·(1 − 2q − q·h), and what t − t·q is rounded by.
    g$ = f32x4.mul(g$, h$);
    h$ = f32x4.mul(h$, q$);
    c$ = f32x4.sub(one, q$);
    c$ = f32x4.sub(c$, q$);
    c$ = f32x4.sub(c$, h$);
    g$ = f32x4.mul(g$, c$);
    c$ = f32x4.mul(t$, q$);
    r$ = f32x4.sub(t$, c$);
    t$ = f32x4.sub(t$, r$);
    t$ = f32x4.sub(t$, c$);
    t$ = f32x4.add(t$, g$);
    t$ = f32x4.add(t$, r$);
    if (op == TANH) {
      s$ = i32x4.add(s$, quadruple);
    }
    t$ = f32x4.mul(t$, s$);
    r$ = v128.load(outer, $ * 16);
    t$ = f32x4.mul(t$, r$);
    v128.store(out, t$, $ * 16);
    if (isFar) {
      r$ = f32x4.neg(f32x4.abs(v128.load(redoZ(), $ * 16)));
      if (op == TANH) {
        r$ = f32x4.add(r$, r$);
      }
      // The slope is not 0 there, so that ∞ and NaN are left too.
      t$ = f32x4.mul(v128.load(redoOuter(), $ * 16), f32x4.splat(0));
      c$ = v128.and(f32x4.lt(r$, f32x4.splat(-195)), f32x4.eq(t$, t$));
      leaveFar(f32x4.lt(r$, number(9)), c$, t$, out, $ * 16);
      if (isLeft()) redoBackward(out);
    }
    if (isLast) return;
    z = ahead;
    outer += 64;
    out += 64;
    const place = here;
    here = next;
    next = place;
  }
}
