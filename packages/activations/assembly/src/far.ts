import { redoMask } from "./memory";

/** Where the loop's formula does not reach: writes `none` where the result is `gone`; the rest is left to the scalar code. */
// @ts-ignore: decorator
@inline
export function leaveFar(far: v128, gone: v128, none: v128, out: usize, at: usize): void {
  v128.store(out + at, v128.bitselect(none, v128.load(out + at), gone));
  v128.store(redoMask() + at, v128.andnot(far, gone));
}

/** Whether anything is left. */
// @ts-ignore: decorator
@inline
export function isLeft(): bool {
  const lower = v128.or(v128.load(redoMask()), v128.load(redoMask(), 16));
  const upper = v128.or(v128.load(redoMask(), 32), v128.load(redoMask(), 48));
  return v128.any_true(v128.or(lower, upper));
}
