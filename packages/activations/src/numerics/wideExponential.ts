import { computeExponential, exponential } from "./exponential.ts";
import { add, divide, isSmaller, multiply, ONE, subtract, type Wide, wide } from "./wide.ts";

/** Beyond ±10⁵ the power is as good as infinite or 0: no product with float64 numbers brings it back. */
const REACH = 1e5;
/** 2⁻²⁵⁶ … 2²⁵⁶, exactly. */
const POWERS = Float64Array.from({ length: 513 }, (_, i) =>
  i < 256 ? 1 / Number(1n << BigInt(256 - i)) : Number(1n << BigInt(i - 256)),
);

/** e^x to about 2⁻⁶⁰, relatively, for any x. */
export function exp(x: Wide): Wide {
  const isFar = !isSmaller(x, REACH);
  const high = x.scale < 0 ? 0 : isFar ? Math.sign(x.high) * REACH : x.high;
  const low = x.scale < 0 || isFar ? 0 : x.low;
  computeExponential(high);
  const scale = Math.round(exponential.exponent / 512);
  const power = POWERS[exponential.exponent - 512 * scale + 256]!;
  const rest = exponential.low + exponential.high * low;
  const sum = exponential.high + rest;
  const result = wide(sum * power, (exponential.high - sum + rest) * power);
  return { high: result.high, low: result.low, scale: result.scale + scale };
}

/** The terms of (e^x − 1 − x − x²/2)/x³ that |x| ≤ ¼ needs. */
const TERMS = 14;
const SERIES_REACH = 0.25;
const SIXTH = divide(ONE, wide(6));

/** e^x − 1 to about 2⁻⁵⁸, relatively, also near 0. */
export function expm1(x: Wide): Wide {
  if (!isSmaller(x, SERIES_REACH)) return subtract(exp(x), ONE);
  if (x.scale < 0 || x.high === 0) return x;
  let series = 0;
  for (let n = TERMS; n > 3; n--) series = ((1 + series) * x.high) / n;
  const third = multiply(SIXTH, add(ONE, wide(series)));
  const squared = multiply(x, x);
  return add(x, multiply(squared, add(wide(0.5), multiply(x, third))));
}
