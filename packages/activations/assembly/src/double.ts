import { SIGMOID, TANH } from "./formulas";
import { constant64 } from "./lanes";
import { powers, redoMask, redoOuter, redoZ } from "./memory";
import { redoBackward64, redoForward64 } from "./redo";

/**
 * float64, two lanes at a time: operation by operation what src/numerics does (exponential.ts, logistic.ts,
 * hyperbolicTangent.ts), so that the results are the same to the last bit. What its rare branches compute is left to the
 * scalar code itself.
 */
const NUMBERS: usize = memory.data<f64>([
  184.6649652337873, 0.5, 6755399441055744.0, // 0…2: 128/ln2; rounding; to the low bits
  0.005415212333900854, 1.4223718738313642e-11, // 3, 4: ln2/128, high and low
  0.16666666666666666, 0.041666666666666664, 0.008333333333333333, 0.001388888888888889, // 5…8
  134217729.0, 1.0, 2.0, // 9…11
  -0.3333333333333333, 0.13333333333333333, -0.05396825396825397, 0.021869488536155203, // 12…: tanh's series
  -0.008863235529902197, 0.003592128036572481, -0.0014558343870513183, 0.000590027440945586, -0.00023912911424355248,
]);

/** a·b − product. */
// @ts-ignore: decorator
@inline
function productError(a: v128, b: v128, product: v128): v128 {
  const splitter = constant64(NUMBERS, 9);
  const wideA = f64x2.mul(splitter, a);
  const highA = f64x2.sub(wideA, f64x2.sub(wideA, a));
  const lowA = f64x2.sub(a, highA);
  const wideB = f64x2.mul(splitter, b);
  const highB = f64x2.sub(wideB, f64x2.sub(wideB, b));
  const lowB = f64x2.sub(b, highB);
  const highs = f64x2.sub(f64x2.mul(highA, highB), product);
  const crossed = f64x2.add(f64x2.add(highs, f64x2.mul(highA, lowB)), f64x2.mul(lowA, highB));
  return f64x2.add(crossed, f64x2.mul(lowA, lowB));
}

/** a + b − sum for |a| ≥ |b|. */
// @ts-ignore: decorator
@inline
function sumError(a: v128, b: v128, sum: v128): v128 {
  return f64x2.sub(b, f64x2.sub(sum, a));
}

// @ts-ignore: decorator
@inline
function divide(numeratorHigh: v128, numeratorLow: v128, high: v128, low: v128): v128 {
  const quotient = f64x2.div(numeratorHigh, high);
  const product = f64x2.mul(quotient, high);
  const exact = f64x2.sub(f64x2.sub(numeratorHigh, product), productError(quotient, high, product));
  const residual = f64x2.sub(f64x2.add(exact, numeratorLow), f64x2.mul(quotient, low));
  return f64x2.add(quotient, f64x2.div(residual, high));
}

// @ts-ignore: decorator
@inline
function step(square: v128, inner: v128, index: i32): v128 {
  return f64x2.add(constant64(NUMBERS, index), f64x2.mul(square, inner));
}

/** z + z³·(−1/3 + …), for |z| < 0.15. */
// @ts-ignore: decorator
@inline
function tangentNearZero(z: v128): v128 {
  const square = f64x2.mul(z, z);
  let series = step(square, constant64(NUMBERS, 20), 19);
  series = step(square, series, 18);
  series = step(square, series, 17);
  series = step(square, series, 16);
  series = step(square, series, 15);
  series = step(square, series, 14);
  series = step(square, series, 13);
  series = step(square, series, 12);
  return f64x2.add(z, f64x2.mul(f64x2.mul(z, square), series));
}

/** The value or the slope at z, from e^x for x = −|z| or −2|z|, −80 ≤ x. */
// @ts-ignore: decorator
@inline
function compute(op: i32, slope: bool, z: v128, x: v128): v128 {
  const steps = f64x2.floor(f64x2.add(f64x2.mul(x, constant64(NUMBERS, 0)), constant64(NUMBERS, 1)));
  const exact = f64x2.sub(x, f64x2.mul(steps, constant64(NUMBERS, 3)));
  const correction = f64x2.mul(steps, constant64(NUMBERS, 4));
  const r = f64x2.sub(exact, correction);
  const rLow = f64x2.sub(f64x2.sub(exact, r), correction);
  let series = f64x2.add(constant64(NUMBERS, 7), f64x2.mul(r, constant64(NUMBERS, 8)));
  series = f64x2.add(constant64(NUMBERS, 6), f64x2.mul(r, series));
  series = f64x2.add(constant64(NUMBERS, 5), f64x2.mul(r, series));
  series = f64x2.add(constant64(NUMBERS, 1), f64x2.mul(r, series));
  const expm1 = f64x2.add(r, f64x2.add(rLow, f64x2.mul(f64x2.mul(r, r), series)));

  const whole = f64x2.add(steps, constant64(NUMBERS, 2));
  const first = v128.load(powers + ((i32x4.extract_lane(whole, 0) & 127) << 4));
  const second = v128.load(powers + ((i32x4.extract_lane(whole, 2) & 127) << 4));
  const tableHigh = i8x16.shuffle(first, second, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
  const tableLow = i8x16.shuffle(first, second, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
  const rest = f64x2.add(tableLow, f64x2.mul(tableHigh, expm1));
  const mantissa = f64x2.add(tableHigh, rest);
  const scale = i64x2.shl(i64x2.add(i64x2.shr_u(whole, 7), i64x2.splat(1023)), 52);
  const high = f64x2.mul(mantissa, scale);
  const low = f64x2.mul(sumError(tableHigh, rest, mantissa), scale);

  const one = constant64(NUMBERS, 10);
  const sum = f64x2.add(one, high);
  const sumLow = f64x2.add(sumError(one, high, sum), low);
  if (slope) {
    const square = f64x2.mul(sum, sum);
    const squareLow = f64x2.add(
      productError(sum, sum, square),
      f64x2.mul(f64x2.mul(constant64(NUMBERS, 11), sum), sumLow),
    );
    const quotient = divide(high, low, square, squareLow);
    return op == TANH ? f64x2.mul(quotient, f64x2.splat(4)) : quotient;
  }
  if (op == SIGMOID) {
    const negative = f64x2.lt(z, f64x2.splat(0));
    return divide(v128.bitselect(high, one, negative), v128.and(low, negative), sum, sumLow);
  }
  const difference = f64x2.sub(one, high);
  const differenceLow = f64x2.sub(sumError(one, f64x2.neg(high), difference), low);
  const size = f64x2.abs(z);
  const far = divide(difference, differenceLow, sum, sumLow);
  const value = v128.bitselect(tangentNearZero(z), far, f64x2.lt(size, f64x2.splat(0.15)));
  return v128.bitselect(z, value, i64x2.splat(0x8000000000000000));
}

const ALONE: f64 = -80;

// @ts-ignore: decorator
@inline
function argument(op: i32, z: v128): v128 {
  const x = v128.or(z, i64x2.splat(0x8000000000000000));
  return op == TANH ? f64x2.mul(f64x2.splat(2), x) : x;
}

/** The lanes that need a branch of the scalar code. */
// @ts-ignore: decorator
@inline
function special(op: i32, slope: bool, z: v128, x: v128): v128 {
  if (slope) return f64x2.lt(x, f64x2.splat(ALONE));
  return op == SIGMOID ? f64x2.lt(z, f64x2.splat(ALONE)) : f64x2.splat(0);
}

// @ts-ignore: decorator
@inline
function forwardPair(op: i32, offset: usize, z: usize, out: usize): v128 {
  const pair = v128.load(z + offset);
  const x = argument(op, pair);
  const mask = special(op, false, pair, x);
  if (op == SIGMOID) {
    v128.store(redoZ() + offset, pair);
    v128.store(redoMask() + offset, mask);
  }
  v128.store(out + offset, compute(op, false, pair, f64x2.pmax(x, f64x2.splat(ALONE))));
  return mask;
}

// @ts-ignore: decorator
@inline
export function doubleForwardBlock(op: i32, z: usize, out: usize): void {
  const m0 = forwardPair(op, 0, z, out), m1 = forwardPair(op, 16, z, out);
  const m2 = forwardPair(op, 32, z, out), m3 = forwardPair(op, 48, z, out);
  if (op == SIGMOID && v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) redoForward64(out);
}

// @ts-ignore: decorator
@inline
function backwardPair(op: i32, offset: usize, outer: usize, z: usize, out: usize): v128 {
  const pair = v128.load(z + offset);
  const factor = v128.load(outer + offset);
  const x = argument(op, pair);
  const mask = special(op, true, pair, x);
  v128.store(redoZ() + offset, pair);
  v128.store(redoOuter() + offset, factor);
  v128.store(redoMask() + offset, mask);
  v128.store(out + offset, f64x2.mul(factor, compute(op, true, pair, f64x2.pmax(x, f64x2.splat(ALONE)))));
  return mask;
}

// @ts-ignore: decorator
@inline
export function doubleBackwardBlock(op: i32, outer: usize, z: usize, out: usize): void {
  const m0 = backwardPair(op, 0, outer, z, out), m1 = backwardPair(op, 16, outer, z, out);
  const m2 = backwardPair(op, 32, outer, z, out), m3 = backwardPair(op, 48, outer, z, out);
  if (v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) redoBackward64(out);
}
