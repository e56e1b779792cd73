import { SIGMOID, TANH } from "./formulas";
import { constant64, firsts, seconds } from "./lanes";
import { powers, redoMask, redoOuter, redoZ } from "./memory";
import { redoBackward64, redoForward64 } from "./redo";

/**
 * float64, two lanes at a time: operation by operation what src/numerics does (exponential.ts, logistic.ts,
 * hyperbolicTangent.ts), so that the results are the same to the last bit. What its rare branches compute is left to the
 * scalar code itself. A line with a `$` stands for four, see interleave.ts.
 */
const NUMBERS: usize = memory.data<f64>([
  184.6649652337873, 0.5, 6755399441055744.0, // 0…2: 128/ln2; rounding; to the low bits
  0.005415212333900854, 1.4223718738313642e-11, // 3, 4: ln2/128, high and low
  0.16666666666666666, 0.041666666666666664, 0.008333333333333333, 0.001388888888888889, // 5…8
  134217729.0, 1.0, 2.0, // 9…11
  -0.3333333333333333, 0.13333333333333333, -0.05396825396825397, 0.021869488536155203, // 12…: tanh's series
  -0.008863235529902197, 0.003592128036572481, -0.0014558343870513183, 0.000590027440945586, -0.00023912911424355248,
  -80.0, 0.15, 4.0, -0.0, // 21: below it, a branch of the scalar code; 22: tanh's series below it; 23; 24: the sign
]);
const BIAS: usize = memory.data<i64>([1023]);

// @ts-ignore: decorator
@inline
function number(index: i32): v128 {
  return constant64(NUMBERS, index);
}

// @ts-ignore: decorator
@inline
function power(whole: i32): v128 {
  return v128.load(powers + ((whole & 127) << 4));
}

/** Whether a lane is below −80, or a NaN, which hides others. */
// @ts-ignore: decorator
@inline
function leavesSome(a: v128, b: v128, c: v128, d: v128): bool {
  return !i64x2.all_true(f64x2.ge(f64x2.pmin(f64x2.pmin(f64x2.pmin(a, b), c), d), number(21)));
}

/** Before `out` is written, which may be `z` or `outer`. */
// @ts-ignore: decorator
@inline
function leave(x: v128, z: usize, outer: usize, slope: bool, at: usize): void {
  v128.store(redoZ() + at, v128.load(z + at));
  if (slope) v128.store(redoOuter() + at, v128.load(outer + at));
  v128.store(redoMask() + at, f64x2.lt(x, number(21)));
}

/** out = g(z), or with `slope` outer · g′(z). */
// @ts-ignore: decorator
@inline
export function doubleLogistic(op: i32, slope: bool, outer: usize, z: usize, end: usize, out: usize): void {
  while (z < end) {
    let x$ = v128.load(z, $ * 16);
    let isFar = false;
    if (op == SIGMOID && !slope) {
      isFar = leavesSome(x0, x1, x2, x3);
      if (isFar) {
        leave(x$, z, outer, slope, $ * 16);
      }
    }
    let c = number(24);
    x$ = v128.or(x$, c);
    if (op == TANH) {
      x$ = f64x2.add(x$, x$);
    }
    if (slope) {
      isFar = leavesSome(x0, x1, x2, x3);
      if (isFar) {
        leave(x$, z, outer, slope, $ * 16);
      }
    }
    c = number(21);
    x$ = f64x2.pmax(x$, c);
    c = number(0);
    let k$ = f64x2.mul(x$, c);
    c = number(1);
    k$ = f64x2.add(k$, c);
    k$ = f64x2.floor(k$);
    c = number(3);
    x$ = f64x2.sub(x$, f64x2.mul(k$, c));
    c = number(4);
    let l$ = f64x2.mul(k$, c);
    let r$ = f64x2.sub(x$, l$);
    x$ = f64x2.sub(x$, r$);
    l$ = f64x2.sub(x$, l$);
    c = number(8);
    let s$ = f64x2.mul(r$, c);
    c = number(7);
    s$ = f64x2.add(s$, c);
    s$ = f64x2.mul(s$, r$);
    c = number(6);
    s$ = f64x2.add(s$, c);
    s$ = f64x2.mul(s$, r$);
    c = number(5);
    s$ = f64x2.add(s$, c);
    s$ = f64x2.mul(s$, r$);
    c = number(1);
    s$ = f64x2.add(s$, c);
    x$ = f64x2.mul(r$, r$);
    s$ = f64x2.mul(s$, x$);
    s$ = f64x2.add(s$, l$);
    s$ = f64x2.add(s$, r$);
    c = number(2);
    k$ = f64x2.add(k$, c);
    r$ = power(i32x4.extract_lane(k$, 0));
    l$ = power(i32x4.extract_lane(k$, 2));
    x$ = firsts(r$, l$);
    l$ = seconds(r$, l$);
    k$ = i64x2.shr_u(k$, 7);
    c = constant64(BIAS, 0);
    k$ = i64x2.add(k$, c);
    k$ = i64x2.shl(k$, 52);
    s$ = f64x2.mul(s$, x$);
    l$ = f64x2.add(l$, s$);
    s$ = f64x2.add(x$, l$);
    x$ = f64x2.sub(s$, x$);
    l$ = f64x2.sub(l$, x$);
    const h$ = f64x2.mul(s$, k$);
    l$ = f64x2.mul(l$, k$);
    // 1 + e^x = u + v, and what is to be divided by it, or by its square, is n + l.
    c = number(10);
    let u$ = f64x2.add(h$, c);
    x$ = f64x2.sub(u$, c);
    x$ = f64x2.sub(h$, x$);
    let v$ = f64x2.add(x$, l$);
    let n$ = h$;
    if (slope) {
      x$ = f64x2.add(u$, u$);
      v$ = f64x2.mul(v$, x$);
      c = number(9);
      k$ = f64x2.mul(u$, c);
      s$ = f64x2.sub(k$, u$);
      k$ = f64x2.sub(k$, s$);
      s$ = f64x2.sub(u$, k$);
      u$ = f64x2.mul(u$, u$);
      x$ = f64x2.sub(f64x2.mul(k$, k$), u$);
      k$ = f64x2.mul(k$, s$);
      x$ = f64x2.add(x$, k$);
      x$ = f64x2.add(x$, k$);
      x$ = f64x2.add(x$, f64x2.mul(s$, s$));
      v$ = f64x2.add(v$, x$);
    } else if (op == SIGMOID) {
      const zero = f64x2.splat(0);
      k$ = f64x2.lt(v128.load(z, $ * 16), zero);
      n$ = v128.bitselect(h$, c, k$);
      l$ = v128.and(l$, k$);
    } else {
      n$ = f64x2.sub(c, h$);
      x$ = f64x2.sub(c, n$);
      x$ = f64x2.sub(x$, h$);
      l$ = f64x2.sub(x$, l$);
    }
    const q$ = f64x2.div(n$, u$);
    // What q·(u + v) lacks of n + l, by Dekker's product of q and u, says what q lacks.
    c = number(9);
    k$ = f64x2.mul(u$, c);
    s$ = f64x2.sub(k$, u$);
    const a$ = f64x2.sub(k$, s$);
    k$ = f64x2.mul(q$, c);
    s$ = f64x2.sub(k$, q$);
    const b$ = f64x2.sub(k$, s$);
    k$ = f64x2.mul(q$, u$);
    x$ = f64x2.sub(n$, k$);
    s$ = f64x2.sub(f64x2.mul(b$, a$), k$);
    k$ = f64x2.sub(u$, a$);
    s$ = f64x2.add(s$, f64x2.mul(b$, k$));
    r$ = f64x2.sub(q$, b$);
    s$ = f64x2.add(s$, f64x2.mul(r$, a$));
    s$ = f64x2.add(s$, f64x2.mul(r$, k$));
    x$ = f64x2.sub(x$, s$);
    x$ = f64x2.add(x$, l$);
    x$ = f64x2.sub(x$, f64x2.mul(q$, v$));
    x$ = f64x2.div(x$, u$);
    x$ = f64x2.add(x$, q$);
    if (slope) {
      if (op == TANH) {
        c = number(23);
        x$ = f64x2.mul(x$, c);
      }
      x$ = f64x2.mul(x$, v128.load(outer, $ * 16));
    } else if (op == TANH) {
      // z + z³·(−1/3 + …), for |z| < 0.15.
      l$ = v128.load(z, $ * 16);
      r$ = f64x2.mul(l$, l$);
      c = number(20);
      s$ = f64x2.mul(r$, c);
      c = number(19);
      s$ = f64x2.add(s$, c);
      s$ = f64x2.mul(s$, r$);
      c = number(18);
      s$ = f64x2.add(s$, c);
      s$ = f64x2.mul(s$, r$);
      c = number(17);
      s$ = f64x2.add(s$, c);
      s$ = f64x2.mul(s$, r$);
      c = number(16);
      s$ = f64x2.add(s$, c);
      s$ = f64x2.mul(s$, r$);
      c = number(15);
      s$ = f64x2.add(s$, c);
      s$ = f64x2.mul(s$, r$);
      c = number(14);
      s$ = f64x2.add(s$, c);
      s$ = f64x2.mul(s$, r$);
      c = number(13);
      s$ = f64x2.add(s$, c);
      s$ = f64x2.mul(s$, r$);
      c = number(12);
      s$ = f64x2.add(s$, c);
      r$ = f64x2.mul(r$, l$);
      s$ = f64x2.mul(s$, r$);
      s$ = f64x2.add(s$, l$);
      c = number(22);
      r$ = f64x2.lt(f64x2.abs(l$), c);
      x$ = v128.bitselect(s$, x$, r$);
      c = number(24);
      x$ = v128.bitselect(l$, x$, c);
    }
    v128.store(out, x$, $ * 16);
    if (isFar) {
      if (slope) redoBackward64(out);
      else redoForward64(out);
    }
    z += 64;
    outer += 64;
    out += 64;
  }
}
