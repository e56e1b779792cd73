import { divide, productError, sumError } from "./doubleDouble.ts";
import { computeExponential, exponential } from "./exponential.ts";
import { scaleExactly, scaleRounded } from "./powerOfTwo.ts";

/** Below this, 1 + e^x is 1 to more than 106 bits, and the quotients are e^x itself. */
const EXPONENTIAL_ALONE = -80;
/** 4·e^x is less than half the smallest subnormal, 2⁻¹⁰⁷⁵, and rounds to 0. */
const UNDERFLOW = -747;

/** 1 / (1 + e^x) for x ≤ 0. */
export function logisticAbove(x: number): number {
  if (x < EXPONENTIAL_ALONE) return 1;
  computeExponential(x);
  const high = scaleExactly(exponential.high, exponential.exponent);
  const low = scaleExactly(exponential.low, exponential.exponent);
  const sum = 1 + high;
  return divide(1, 0, sum, sumError(1, high, sum) + low);
}

/** e^x / (1 + e^x) for x ≤ 0. */
export function logisticBelow(x: number): number {
  if (x < UNDERFLOW) return 0;
  computeExponential(x);
  if (x < EXPONENTIAL_ALONE) return scaleRounded(exponential.high, exponential.low, exponential.exponent);
  const high = scaleExactly(exponential.high, exponential.exponent);
  const low = scaleExactly(exponential.low, exponential.exponent);
  const sum = 1 + high;
  return divide(high, low, sum, sumError(1, high, sum) + low);
}

/** (1 − e^x) / (1 + e^x) for x ≤ 0. */
export function logisticDifference(x: number): number {
  if (x < EXPONENTIAL_ALONE) return 1;
  computeExponential(x);
  const high = scaleExactly(exponential.high, exponential.exponent);
  const low = scaleExactly(exponential.low, exponential.exponent);
  const sum = 1 + high;
  const difference = 1 - high;
  return divide(difference, sumError(1, -high, difference) - low, sum, sumError(1, high, sum) + low);
}

/** 2^scaling·e^x / (1 + e^x)² for x ≤ 0 and a scaling of 0 or 2: the slope of the logistic curve; no digit cancels. */
export function logisticSlope(x: number, scaling: 0 | 2): number {
  if (x < UNDERFLOW) return 0;
  computeExponential(x);
  if (x < EXPONENTIAL_ALONE)
    return scaleRounded(exponential.high, exponential.low, exponential.exponent + scaling);
  const high = scaleExactly(exponential.high, exponential.exponent);
  const low = scaleExactly(exponential.low, exponential.exponent);
  const sum = 1 + high;
  const sumLow = sumError(1, high, sum) + low;
  const square = sum * sum;
  const squareLow = productError(sum, sum, square) + 2 * sum * sumLow;
  return (1 << scaling) * divide(high, low, square, squareLow);
}
