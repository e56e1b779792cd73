import { LEAKY_RELU } from "./formulas";
import { scaled } from "./rectifier";

/** Leaky ReLU with its slope as a float32, which is half a last place off. Lines with a `$` stand for four. */
// @ts-ignore: decorator
@inline
export function fastRectifierForward(z: usize, end: usize, out: usize, slope: f64): void {
  const factor = f32x4.splat(<f32>slope), zero = f32x4.splat(0);
  while (z < end) {
    const x$ = v128.load(z, $ * 16);
    const y$ = f32x4.mul(x$, factor);
    const r$ = v128.bitselect(y$, x$, f32x4.lt(x$, zero));
    v128.store(out, r$, $ * 16);
    z += 64;
    out += 64;
  }
}

// @ts-ignore: decorator
@inline
export function fastRectifierBackward(outer: usize, z: usize, end: usize, out: usize, slope: f64, atZero: f64): void {
  const factor = f32x4.splat(<f32>slope), zero = f32x4.splat(0);
  while (z < end) {
    const x$ = v128.load(z, $ * 16);
    const d$ = v128.load(outer, $ * 16);
    let r$ = f32x4.mul(d$, factor);
    r$ = v128.bitselect(r$, d$, f32x4.lt(x$, zero));
    r$ = v128.or(r$, f32x4.ne(x$, x$));
    const k$ = f32x4.eq(x$, zero);
    if (v128.any_true(v128.or(v128.or(k0, k1), v128.or(k2, k3)))) {
      r$ = v128.bitselect(scaled(LEAKY_RELU, d$, atZero), r$, k$);
    }
    v128.store(out, r$, $ * 16);
    z += 64;
    outer += 64;
    out += 64;
  }
}
