import { add, divide, isSmaller, multiply, ONE, round, subtract, TWO, type Wide, wide } from "./wide.ts";
import { exp } from "./wideExponential.ts";

/** Below it the series is short; above, the logarithm is far enough from 0 that an absolute error does not show. */
const SERIES_REACH = 0.4;
const TERMS = 15;
const THIRD = divide(ONE, wide(3));

/**
 * log(1 + x) to about 2⁻⁵⁸, relatively, for x ≥ 0, no larger than 2²⁵⁵: twice the inverse hyperbolic tangent of x/(2 + x) or, from 0.4,
 * the float64 logarithm and one step of Newton from it.
 *
 * @see M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 4.1.27.
 */
export function log1p(x: Wide): Wide {
  if (!isSmaller(x, SERIES_REACH)) {
    const argument = add(ONE, x);
    const guess = Math.log(argument.high);
    return add(wide(guess), subtract(multiply(argument, exp(wide(-guess))), ONE));
  }
  if (x.scale < 0) return x;
  const ratio = divide(x, add(TWO, x));
  const squared = multiply(ratio, ratio);
  const small = round(squared);
  let series = 0;
  for (let n = TERMS; n > 1; n--) series = small * (1 / (2 * n + 1) + series);
  const correction = multiply(squared, add(THIRD, wide(series)));
  return multiply(multiply(TWO, ratio), add(ONE, correction));
}
