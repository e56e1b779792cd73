import { sumError } from "./doubleDouble.ts";

/**
 * e^x as (high + low)·2^exponent, with 1 ≤ high < 2: the result of the last call of {@link computeExponential}.
 * One register instead of an object a call, because allocating would cost more than the arithmetic.
 */
export const exponential = { high: 1, low: 0, exponent: 0 };

/** 2^(j/128) = TABLE_HIGH[j] + TABLE_LOW[j] to 106 bits, made with integers, since no float64 function is exact enough. */
const TABLE_SIZE = 128;
const TABLE_HIGH = new Float64Array(TABLE_SIZE);
const TABLE_LOW = new Float64Array(TABLE_SIZE);
/** The same table for the kernels, which compute what the scalar code computes. */
export const stepTable = { high: TABLE_HIGH, low: TABLE_LOW };

const FRACTION_BITS = 160n;
const FRACTION = Number(1n << FRACTION_BITS);

function integerSquareRoot(n: bigint): bigint {
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

(function fillTable() {
  let step = 2n << FRACTION_BITS;
  for (let size = TABLE_SIZE; size > 1; size /= 2) step = integerSquareRoot(step << FRACTION_BITS);
  let power = 1n << FRACTION_BITS;
  for (let j = 0; j < TABLE_SIZE; j++) {
    const high = Number(power) / FRACTION;
    TABLE_HIGH[j] = high;
    TABLE_LOW[j] = Number(power - BigInt(high * FRACTION)) / FRACTION;
    power = (power * step) >> FRACTION_BITS;
  }
})();

const STEPS_PER_UNIT = 128 / Math.LN2;
/** ln 2 / 128 = STEP_HIGH + STEP_LOW. STEP_HIGH has 28 bits, so that its products with integers up to 2²⁵ are exact. */
const STEP_HIGH = 0x162e42fe / 0x1000000000;
const STEP_LOW = Math.LN2 / 128 - STEP_HIGH + 2.3190468138462996e-17 / 128;

/**
 * Computes e^x to about 2⁻⁶¹ (relative) for −2000 ≤ x ≤ 0 and leaves it in {@link exponential}.
 *
 * x = (128·exponent + j)·ln2/128 + r with |r| ≤ ln2/256, so e^x = 2^exponent · 2^(j/128) · e^r. The table is exact to
 * 106 bits, and e^r − 1 is small enough for float64 (its truncated term, r⁷/5040, is below 2⁻⁷¹).
 *
 * @see P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic",
 *   ACM Transactions on Mathematical Software 15 (1989) 144–157.
 */
export function computeExponential(x: number): void {
  const steps = Math.round(x * STEPS_PER_UNIT);
  const exact = x - steps * STEP_HIGH;
  const correction = steps * STEP_LOW;
  const r = exact - correction;
  const rLow = exact - r - correction;
  const series = 1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720))));
  const expm1 = r + (rLow + r * r * series);
  const j = steps & (TABLE_SIZE - 1);
  const tableHigh = TABLE_HIGH[j]!;
  const rest = TABLE_LOW[j]! + tableHigh * expm1;
  const high = tableHigh + rest;
  exponential.high = high;
  exponential.low = sumError(tableHigh, rest, high);
  exponential.exponent = steps >> 7;
}
