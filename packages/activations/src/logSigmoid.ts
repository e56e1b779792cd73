import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { negate } from "./numerics/wide.ts";
import { expm1 } from "./numerics/wideExponential.ts";
import { logistic, logisticSlope, softplus as softplusOf } from "./numerics/wideLogistic.ts";

/**
 * The logarithm of the sigmoid, g(z) = −log(1 + e⁻ᶻ), for log-likelihoods that do not lose the tail.
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results
 * included. From the output the slope is 1 − eᵃ, with no loss anywhere.
 *
 * @example
 * ```ts
 * import { logSigmoid } from "@slope/activations";
 *
 * logSigmoid(0) // → -0.6931471805599453
 * logSigmoid(745) // → -5e-324
 * logSigmoid.derivative(0) // → 0.5
 * ```
 *
 * @see I. Goodfellow, Y. Bengio, A. Courville, Deep Learning (2016), §3.10.
 */
export const logSigmoid = defineActivation({
  name: "logSigmoid",
  formula: {
    value: String.raw`-\ln(1+e^{-z})`,
    derivative: String.raw`\frac{1}{1+e^{z}}`,
    derivativeFromOutput: "1-e^{a}",
    secondDerivative: String.raw`-\frac{e^{-z}}{(1+e^{-z})^2}`,
  },
  value: roundOnce([-Infinity, -0], (z) => negate(softplusOf(negate(z)))),
  derivative: roundOnce([1, 0], (z) => logistic(negate(z))),
  derivativeFromOutput: roundOnce([1, Number.NaN], (a) => negate(expm1(a))),
  derivativeFromOutputRange: { from: -Infinity, to: 0, relativeError: 2 ** -50 },
  secondDerivative: roundOnce([-0, -0], (z) => negate(logisticSlope(z))),
  range: [-Infinity, 0],
  monotone: "strictly increasing",
  derivativeLimits: [1, 0],
  source: "I. Goodfellow, Y. Bengio, A. Courville, Deep Learning (2016), §3.10.",
});
