import { redoMask } from "./memory";

/**
 * How near the middle between two float32 the float64 result may come, in units of its own last place times 8, before it
 * is computed again by the scalar code: 2⁻³⁸, where its error is below 2⁻⁴².
 *
 * @see A. Ziv, "Fast evaluation of elementary mathematical functions with correctly rounded last bit",
 *   ACM Transactions on Mathematical Software 17 (1991) 410–423.
 */
export const MARGIN: i32 = 1 << 18;

/** Distance of the low 29 bits, which float32 drops, from their middle, + MARGIN: in doubt below 2·MARGIN, unsigned. */
// @ts-ignore: decorator
@inline
export function fromTie(a: v128, b: v128): v128 {
  const dropped = i8x16.shuffle(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
  return i32x4.add(i32x4.shl(dropped, 3), i32x4.splat(0x80000000 + MARGIN));
}

const SMALL: i32 = (1023 - 152) << 21;
export const SMALL_SPAN: i32 = 27 << 21;

/** In doubt below SMALL_SPAN, unsigned: where the float32 result is subnormal, and has its last place elsewhere. */
// @ts-ignore: decorator
@inline
export function fromSubnormal(a: v128, b: v128): v128 {
  const exponents = i8x16.shuffle(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
  return i32x4.sub(i32x4.shl(exponents, 1), i32x4.splat(SMALL));
}

// @ts-ignore: decorator
@inline
export function storeMask(index: i32, tie: v128, small: v128, other: v128): void {
  const mask = v128.or(i32x4.lt_u(tie, i32x4.splat(2 * MARGIN)), i32x4.lt_u(small, i32x4.splat(SMALL_SPAN)));
  v128.store(redoMask() + (index << 4), v128.or(mask, other));
}
