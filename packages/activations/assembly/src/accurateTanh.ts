import { constant32 } from "./lanes";
import { carried } from "./memory";

/**
 * tanh in float32 lanes, within 1 ULP. With z = k·ln2/2 + r, S = 2^(−k) and h = tanh r, it is
 * (1 + h − S·(1 − h))/(1 + h + S·(1 − h)). A quotient y that is nearly that is taken, with few bits, and what
 * (1 − y)·(1 + h) − S·(1 + y)·(1 − h) leaves of it is added at last: its large terms cancel without being rounded. h is r − c,
 * r exact and c small: c = r³/(3 + 6r²/5 + …). src/kernels/singleLogistic.ts does the same.
 *
 * As in accurateLogistic.ts each turn reduces one block and finishes the block before it.
 */
const NUMBERS: usize = memory.data<f32>([
  2.8853900817779268, // 0: 2·log₂ e
  12583039.0, // 1: 3·2²² + 127: subtracting from it leaves 127 − k in the low bits
  0.3465735912322998, // 2: ln 2/2 to 2⁻³⁰, and only 21 bits long: its products with k are exact where that matters
  // r²/(1 − tanh(r)/r) in r² on |r| ≤ ln2/4: 2⁻³⁰ of the tangent; by findCoefficients.py
  3.000002145767212, 1.1997615098953247, // 3, 4
  -10.0, 10.0, // 5, 6: beyond them it rounds to ±1
  1.0, 0.0, // 7, 8
  3072.0, 3071.0, 3073.0, // 9…11: adding 3·2¹⁰ leaves whole units of 2⁻¹²
]);

// @ts-ignore: decorator
@inline
function number(index: i32): v128 {
  return constant32(NUMBERS, index);
}

/** Leaves S, r and c at `place`. */
// @ts-ignore: decorator
@inline
function reduce(z: usize, place: usize): void {
  const least = number(5), most = number(6), steps = number(0), rounding = number(1), high = number(2);
  let x$ = v128.load(z, $ * 16);
  x$ = f32x4.pmax(x$, least);
  x$ = f32x4.pmin(x$, most);
  let k$ = f32x4.mul(x$, steps);
  k$ = f32x4.sub(rounding, k$);
  v128.store(place, i32x4.shl(k$, 23), $ * 16);
  k$ = f32x4.sub(rounding, k$);
  k$ = f32x4.mul(k$, high);
  x$ = f32x4.sub(x$, k$);
  v128.store(place, x$, $ * 16 + 64);
  const first = number(3), second = number(4), zero = number(8);
  k$ = f32x4.mul(x$, x$);
  x$ = f32x4.mul(x$, k$);
  k$ = f32x4.mul(k$, second);
  k$ = f32x4.add(k$, first);
  x$ = f32x4.div(x$, k$);
  // Never −0, so that the sign of a zero stays.
  x$ = f32x4.add(x$, zero);
  v128.store(place, x$, $ * 16 + 128);
}

// @ts-ignore: decorator
@inline
export function accurateTanh(z: usize, end: usize, out: usize): void {
  if (z == end) return;
  const one = number(7), coarse = number(9), below = number(10), above = number(11);
  let here = carried(), next = here + 192;
  reduce(z, here);
  for (;;) {
    const ahead = z + 64;
    const isLast = ahead == end;
    reduce(isLast ? z : ahead, next);
    const s$ = v128.load(here, $ * 16);
    let r$ = v128.load(here, $ * 16 + 64);
    let c$ = v128.load(here, $ * 16 + 128);
    let a$ = f32x4.sub(r$, c$);
    let b$ = f32x4.sub(one, a$);
    a$ = f32x4.add(one, a$);
    b$ = f32x4.mul(b$, s$);
    let g$ = f32x4.add(a$, b$);
    let y$ = f32x4.sub(a$, b$);
    g$ = f32x4.div(one, g$);
    y$ = f32x4.mul(y$, g$);
    // 1 − y, S·(1 + y) and −y.
    y$ = f32x4.sub(coarse, y$);
    a$ = f32x4.sub(y$, below);
    b$ = f32x4.sub(above, y$);
    y$ = f32x4.sub(y$, coarse);
    b$ = f32x4.mul(b$, s$);
    const w$ = f32x4.add(a$, b$);
    b$ = f32x4.sub(b$, a$);
    r$ = f32x4.mul(r$, w$);
    c$ = f32x4.mul(c$, w$);
    r$ = f32x4.sub(r$, b$);
    r$ = f32x4.sub(r$, c$);
    r$ = f32x4.mul(r$, g$);
    r$ = f32x4.sub(r$, y$);
    v128.store(out, r$, $ * 16);
    if (isLast) return;
    z = ahead;
    out += 64;
    const place = here;
    here = next;
    next = place;
  }
}
