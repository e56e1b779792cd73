import { add, divide, halve, multiply, negate, ONE, square, subtract, TWO, type Wide } from "./wide.ts";
import { exp, expm1 } from "./wideExponential.ts";
import { log1p } from "./wideLogarithm.ts";

/** 1/(1 + e⁻ˣ). */
export function logistic(x: Wide): Wide {
  return divide(ONE, add(ONE, exp(negate(x))));
}

/** The slope of the logistic curve, σ(x)σ(−x). */
export function logisticSlope(x: Wide): Wide {
  const e = exp(x.high > 0 ? negate(x) : x);
  return divide(e, square(add(ONE, e)));
}

/** tanh x, right to its last bits near 0 too. */
export function tanh(x: Wide): Wide {
  const size = x.high < 0 ? negate(x) : x;
  const rest = expm1(multiply(MINUS_TWO, size));
  const ratio = divide(rest, add(TWO, rest));
  return x.high < 0 ? ratio : negate(ratio);
}

/** 1/cosh² x = 4σ(2x)σ(−2x): the slope of tanh. */
export function tanhSlope(x: Wide): Wide {
  return multiply(FOUR, logisticSlope(multiply(TWO, x)));
}

/** log(1 + eˣ) = max(0, x) + log(1 + e^−|x|). */
export function softplus(x: Wide): Wide {
  if (x.high <= 0) return log1p(exp(x));
  return add(x, log1p(exp(negate(x))));
}

const MINUS_TWO = negate(TWO);
const FOUR = add(TWO, TWO);

/** The slope of xσ(x), which is σ(x)(1 + xσ(−x)). */
export function gatedSlope(x: Wide): Wide {
  return multiply(logistic(x), add(ONE, multiply(x, logistic(negate(x)))));
}

/** The second derivative of xσ(x), which is σ(x)σ(−x)(2 − x·tanh(x/2)). */
export function gatedCurvature(x: Wide): Wide {
  return multiply(logisticSlope(x), subtract(TWO, multiply(x, tanh(halve(x)))));
}
