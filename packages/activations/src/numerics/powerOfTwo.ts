import { sumError } from "./doubleDouble.ts";

const SMALLEST_EXPONENT = -1074;
const SMALLEST_NORMAL_EXPONENT = -1022;

/** 2⁰, 2⁻¹, … 2⁻¹⁰⁷⁴, all exact. `2 ** n` is left to the engine by ECMAScript, which promises only an approximation. */
const NEGATIVE_POWERS = (() => {
  const powers = new Float64Array(1 - SMALLEST_EXPONENT);
  let power = 1;
  for (let i = 0; i < powers.length; i++) {
    powers[i] = power;
    power /= 2;
  }
  return powers;
})();

/** x·2^exponent for an exponent from −1022 to 0 and |x| from 1 to 2, which is exact. */
export function scaleExactly(x: number, exponent: number): number {
  return x * NEGATIVE_POWERS[-exponent]!;
}

/**
 * (high + low)·2^exponent for an exponent from −1090 to 0 and 1 ≤ high < 2, rounded once, also where it is subnormal.
 *
 * There, adding and taking away 2⁵² of the smallest unit leaves a whole number of units; to round `high` first and the
 * scaled result again would cost up to ¼ ULP more.
 */
export function scaleRounded(high: number, low: number, exponent: number): number {
  if (exponent >= SMALLEST_NORMAL_EXPONENT) return scaleExactly(high, exponent);
  const anchor = 1 / NEGATIVE_POWERS[SMALLEST_NORMAL_EXPONENT - exponent]!;
  const sum = anchor + high;
  const rounded = sum + (sumError(anchor, high, sum) + low) - anchor;
  return (
    rounded *
    NEGATIVE_POWERS[-SMALLEST_NORMAL_EXPONENT]! *
    NEGATIVE_POWERS[SMALLEST_NORMAL_EXPONENT - exponent]!
  );
}
