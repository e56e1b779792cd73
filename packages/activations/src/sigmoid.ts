import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { logisticAbove, logisticBelow, logisticSlope } from "./numerics/logistic.ts";
import { halve, multiply, negate } from "./numerics/wide.ts";
import { logisticSlope as wideSlope, tanh as wideTanh } from "./numerics/wideLogistic.ts";

/**
 * The logistic sigmoid, g(z) = 1/(1 + e⁻ᶻ): squashes the real line into (0, 1).
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results included.
 *
 * | z | g(z) | g′(z) |
 * |---|---|---|
 * | ±0, subnormal | 0.5 | 0.25 |
 * | 100 | 1 | 3.720075976020836e-44 |
 * | −100 | 3.720075976020836e-44 | 3.720075976020836e-44 |
 * | 745 | 1 | 5e-324 |
 * | −745 | 5e-324 | 5e-324 |
 * | Infinity | 1 | 0 |
 * | −Infinity | 0 | 0 |
 * | NaN | NaN | NaN |
 *
 * From the output, a(1 − a) cannot be better than a: on the right it loses all digits as a rounds to 1, and is 0 from
 * z = 37.43 (with the plain formula's less accurate a, from 36.74). Up to a = 1 − 2⁻¹⁴ (z ≈ 9.7) its relative error
 * stays below 2⁻³⁹.
 *
 * @example
 * ```ts
 * import { sigmoid } from "@slope/activations";
 *
 * sigmoid(0) // → 0.5
 * sigmoid.derivative(0) // → 0.25
 * sigmoid.derivative(40) // → 4.248354255291589e-18
 * sigmoid.derivativeFromOutput(sigmoid(40)) // → 0
 * ```
 *
 * @see D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors",
 *   Nature 323 (1986) 533–536.
 */
export const sigmoid = defineActivation({
  name: "sigmoid",
  kernel: { formula: "sigmoid" },
  formula: {
    value: String.raw`\frac{1}{1+e^{-z}}`,
    derivative: String.raw`\frac{e^{-z}}{(1+e^{-z})^2}`,
    derivativeFromOutput: "a(1-a)",
    secondDerivative: String.raw`\frac{e^{-z}(e^{-z}-1)}{(1+e^{-z})^3}`,
  },
  value: (z) => (z < 0 ? logisticBelow(z) : logisticAbove(-z)),
  derivative: (z) => logisticSlope(-Math.abs(z), 0),
  derivativeFromOutput: (a) => a * (1 - a),
  derivativeFromOutputRange: { from: 0, to: 1 - 2 ** -14, relativeError: 2 ** -39 },
  secondDerivative: roundOnce([0, -0], (z) => negate(multiply(wideSlope(z), wideTanh(halve(z))))),
  range: [0, 1],
  monotone: "strictly increasing",
  derivativeLimits: [0, 0],
  source:
    'D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", Nature 323 (1986) 533–536.',
});
