import { redoMask } from "./memory";

/** Leaves to the scalar code where the loop's formula does not reach; beyond, where the result is 0, writes `none`. */
// @ts-ignore: decorator
@inline
export function leaveFar(far: v128, gone: v128, none: v128, out: usize, at: usize): void {
  v128.store(out + at, v128.bitselect(none, v128.load(out + at), gone));
  v128.store(redoMask() + at, v128.andnot(far, gone));
}
