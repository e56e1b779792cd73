import { sumError } from "./doubleDouble.ts";

const SMALLEST_EXPONENT = -1074;
const SMALLEST_NORMAL_EXPONENT = -1022;

/** 2⁻¹⁰⁷⁴, … 2⁻¹, 2⁰, all exact. `2 ** n` is left to the engine by ECMAScript, which promises only an approximation. */
const POWERS = (() => {
  const powers = new Float64Array(1 - SMALLEST_EXPONENT);
  let power = 1;
  for (let i = powers.length - 1; i >= 0; i--) {
    powers[i] = power;
    power /= 2;
  }
  return powers;
})();

/** 2^exponent. The index is a difference that is never −0, on which V8 would discard its compiled code at each call. */
function powerOfTwo(exponent: number): number {
  return POWERS[exponent - SMALLEST_EXPONENT]!;
}

/** x·2^exponent for an exponent from −1022 to 0 and |x| from 1 to 2, which is exact. */
export function scaleExactly(x: number, exponent: number): number {
  return x * powerOfTwo(exponent);
}

/**
 * (high + low)·2^exponent for an exponent from −1090 to 0 and 1 ≤ high < 2, rounded once, also where it is subnormal.
 *
 * There, adding and taking away 2⁵² of the smallest unit leaves a whole number of units; to round `high` first and the
 * scaled result again would cost up to ¼ ULP more.
 */
export function scaleRounded(high: number, low: number, exponent: number): number {
  if (exponent >= SMALLEST_NORMAL_EXPONENT) return scaleExactly(high, exponent);
  const missing = exponent - SMALLEST_NORMAL_EXPONENT;
  const anchor = 1 / powerOfTwo(missing);
  const sum = anchor + high;
  const rounded = sum + (sumError(anchor, high, sum) + low) - anchor;
  return rounded * powerOfTwo(SMALLEST_NORMAL_EXPONENT) * powerOfTwo(missing);
}
