import { constant32 } from "./lanes";

/**
 * How near the middle between two float32 the float64 result may come, in units of its own last place times 8, before it
 * is computed again by the scalar code: 2⁻³⁸, where its error is below 2⁻⁴². And the bits of an exponent, moved by one:
 * from that of 2⁻¹⁵² on, 27 powers of 2 are rounded to a subnormal float32, which has its last place elsewhere.
 *
 * @see A. Ziv, "Fast evaluation of elementary mathematical functions with correctly rounded last bit",
 *   ACM Transactions on Mathematical Software 17 (1991) 410–423.
 */
const NUMBERS: usize = memory.data<i32>([
  0x80000000 + (1 << 18), 2 << 18, // 0, 1: the middle, shifted by the margin; twice the margin
  (1023 - 152) << 21, 27 << 21, // 2, 3
]);

/** Distance of the low 29 bits, which float32 drops, from their middle, + the margin. */
// @ts-ignore: decorator
@inline
export function fromTie(a: v128, b: v128): v128 {
  const dropped = i8x16.shuffle(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
  return i32x4.add(i32x4.shl(dropped, 3), constant32(NUMBERS, 0));
}

// @ts-ignore: decorator
@inline
export function isNearTie(distance: v128): v128 {
  return i32x4.lt_u(distance, constant32(NUMBERS, 1));
}

// @ts-ignore: decorator
@inline
export function fromSubnormal(a: v128, b: v128): v128 {
  const exponents = i8x16.shuffle(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
  return i32x4.sub(i32x4.shl(exponents, 1), constant32(NUMBERS, 2));
}

// @ts-ignore: decorator
@inline
export function isSubnormal(distance: v128): v128 {
  return i32x4.lt_u(distance, constant32(NUMBERS, 3));
}
