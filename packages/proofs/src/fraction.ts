/** An exact rational number in lowest terms; `bottom` is positive. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError where `bottom` is 0. */
export function fraction(top: bigint | number, bottom: bigint | number = 1n): Fraction {
  const [t, b] = [BigInt(top), BigInt(bottom)];
  if (b === 0n) throw new RangeError("a fraction over 0");
  if (b === 1n) return { top: t, bottom: 1n };
  const divisor = greatestCommonDivisor(t, b) * (b < 0n ? -1n : 1n);
  return { top: t / divisor, bottom: b / divisor };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const subtractFractions = (a: Fraction, b: Fraction): Fraction => addFractions(a, negateFraction(b));
export const multiplyFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.top, a.bottom * b.bottom);
export const divideFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom, a.bottom * b.top);
export const negateFraction = (a: Fraction): Fraction => ({ top: -a.top, bottom: a.bottom });
export const isZeroFraction = (a: Fraction): boolean => a.top === 0n;
export const isIntegerFraction = (a: Fraction): boolean => a.bottom === 1n;

/** The largest fraction that both are whole multiples of: ½ and ⅓ give ⅙. */
export const commonUnit = (a: Fraction, b: Fraction): Fraction =>
  fraction(greatestCommonDivisor(a.top * b.bottom, b.top * a.bottom), a.bottom * b.bottom);

/** Negative, 0 or positive as `a` is less than, equal to or greater than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `0.01`, `-3`, `1.50`: exactly the decimal that is written. */
export function parseDecimal(text: string): Fraction {
  const [whole = "", decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** `3`, `-1/2`. */
export const formatFraction = (a: Fraction): string =>
  a.bottom === 1n ? `${a.top}` : `${a.top}/${a.bottom}`;

const DOUBLE_BITS = 64n;

/** The nearest double, to within a rounding or two; a quotient of huge integers does not overflow on the way. */
export function fractionToNumber({ top, bottom }: Fraction): number {
  const direct = Number(top) / Number(bottom);
  if (Number.isFinite(direct) && (direct !== 0 || top === 0n)) return direct;
  const length = (value: bigint) => BigInt((value < 0n ? -value : value).toString(2).length);
  const shift = length(bottom) - length(top) + DOUBLE_BITS;
  const scaled = shift >= 0n ? (top << shift) / bottom : top / (bottom << -shift);
  return Number(scaled) * 2 ** -Number(shift);
}
