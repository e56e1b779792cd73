import { TANH } from "./formulas";
import { constant32 } from "./lanes";

/** What accurateLogistic.ts begins with. A line with a `$` stands for four, see interleave.ts. */
const NUMBERS: usize = memory.data<f32>([
  1.4426950408889634, // 0: log₂ e
  12583039.0, // 1: 3·2²² + 127: adding it leaves k + 127 in the low bits
  0.693145751953125, // 2: the high bits of ln 2, whose products with k are exact
  1.428606765330187e-6, // 3: the rest of ln 2
  // (r·coth(r/2) − 2)/r² in r² on |r| ≤ ln2/2: 2⁻³⁰ of the exponential; by findCoefficients.py
  0.166666179895401, -0.002765993820503354, // 4, 5
  0.5, 1.0, 2.0, // 6…8
  -80.0, // 9: beyond it, results or what they are made of are subnormal
]);
/** The sign; what stays of a quotient in the forward and in the backward direction; the factor 4 as an exponent. */
const BITS: usize = memory.data<i32>([0x80000000, -8, -4096, 2 << 23]);

// @ts-ignore: decorator
@inline
export function number(index: i32): v128 {
  return constant32(NUMBERS, index);
}

// @ts-ignore: decorator
@inline
export function bits(index: i32): v128 {
  return constant32(BITS, index);
}

/** Leaves S, r and c at `place`; says whether one x is far, or a NaN. For a slope x is −|z|, or −2|z|. */
// @ts-ignore: decorator
@inline
export function reduce(op: i32, slope: bool, z: usize, place: usize): bool {
  const steps = number(0), rounding = number(1), high = number(2), low = number(3), two = number(8), limit = number(9);
  let x$ = v128.load(z, $ * 16);
  let a$ = v128.or(x$, bits(0));
  if (slope) {
    x$ = op == TANH ? f32x4.add(a$, a$) : a$;
    a$ = x$;
  }
  const farthest = i32x4.max_u(i32x4.max_u(a0, a1), i32x4.max_u(a2, a3));
  const isFar = i32x4.bitmask(f32x4.ge(farthest, limit)) != 15;
  if (isFar) {
    // Further inside, where no product is subnormal, which would take long; what becomes of it is written over, or 1.
    a$ = f32x4.pmin(x$, f32x4.splat(64));
    x$ = v128.bitselect(f32x4.splat(-64), a$, f32x4.lt(x$, limit));
  }
  let k$ = f32x4.mul(x$, steps);
  k$ = f32x4.add(k$, rounding);
  v128.store(place, i32x4.shl(k$, 23), $ * 16);
  k$ = f32x4.sub(k$, rounding);
  a$ = f32x4.mul(k$, high);
  x$ = f32x4.sub(a$, x$);
  v128.store(place, x$, $ * 16 + 64);
  k$ = f32x4.mul(k$, low);
  x$ = f32x4.add(x$, k$);
  a$ = f32x4.mul(x$, x$);
  const first = number(4), second = number(5);
  let y$ = f32x4.mul(a$, second);
  y$ = f32x4.add(y$, first);
  y$ = f32x4.mul(y$, a$);
  y$ = f32x4.sub(x$, y$);
  x$ = f32x4.mul(x$, y$);
  y$ = f32x4.sub(two, y$);
  x$ = f32x4.div(x$, y$);
  x$ = f32x4.add(x$, k$);
  v128.store(place, x$, $ * 16 + 128);
  return isFar;
}
