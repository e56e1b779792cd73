/**
 * Arithmetic on unevaluated sums high + low of two float64, about 106 significant bits, without a fused multiply-add.
 *
 * @see T. J. Dekker, "A floating-point technique for extending the available precision",
 *   Numerische Mathematik 18 (1971) 224–242.
 * @see D. E. Knuth, The Art of Computer Programming 2, §4.2.2.
 */

/** 2²⁷ + 1: multiplying by it splits 53 bits into two halves whose products are exact (Veltkamp; Dekker 1971). */
const SPLITTER = 134217729;

/** a·b − product, exactly, for product = fl(a·b), where nothing overflows or underflows on the way. */
export function productError(a: number, b: number, product: number): number {
  const wideA = SPLITTER * a;
  const highA = wideA - (wideA - a);
  const lowA = a - highA;
  const wideB = SPLITTER * b;
  const highB = wideB - (wideB - b);
  const lowB = b - highB;
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}

/** a + b − sum, exactly, for sum = fl(a + b) and |a| ≥ |b|. */
export function sumError(a: number, b: number, sum: number): number {
  return b - (sum - a);
}

/**
 * (numeratorHigh + numeratorLow) / (denominatorHigh + denominatorLow), rounded to float64 once: the rounded quotient of
 * the high parts is corrected by its own residual, so that only the last addition rounds.
 */
export function divide(
  numeratorHigh: number,
  numeratorLow: number,
  denominatorHigh: number,
  denominatorLow: number,
): number {
  const quotient = numeratorHigh / denominatorHigh;
  const product = quotient * denominatorHigh;
  const residual =
    numeratorHigh -
    product -
    productError(quotient, denominatorHigh, product) +
    numeratorLow -
    quotient * denominatorLow;
  return quotient + residual / denominatorHigh;
}
