/** Two float64 lanes of four float32 ones, and back. */

// @ts-ignore: decorator
@inline
export function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

// @ts-ignore: decorator
@inline
export function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(i8x16.shuffle(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15));
}

// @ts-ignore: decorator
@inline
export function narrow(a: v128, b: v128): v128 {
  return i8x16.shuffle(
    f32x4.demote_f64x2_zero(a),
    f32x4.demote_f64x2_zero(b),
    0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23,
  );
}

// @ts-ignore: decorator
@inline
export function signed(size: v128, sign: v128): v128 {
  return v128.bitselect(sign, size, i32x4.splat(0x80000000));
}

/** f64 constants are loaded, because V8 would make a splat anew in every turn of a loop. */
// @ts-ignore: decorator
@inline
export function constant64(table: usize, index: i32): v128 {
  return v128.load64_splat(table + (index << 3));
}

// @ts-ignore: decorator
@inline
export function constant32(table: usize, index: i32): v128 {
  return v128.load32_splat(table + (index << 2));
}

// @ts-ignore: decorator
@inline
export function firsts(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

// @ts-ignore: decorator
@inline
export function seconds(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
}
