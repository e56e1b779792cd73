import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { hyperbolicTangent } from "./numerics/hyperbolicTangent.ts";
import { logisticSlope } from "./numerics/logistic.ts";
import { double, multiply, negate } from "./numerics/wide.ts";
import { tanhSlope, tanh as wideTanh } from "./numerics/wideLogistic.ts";

/**
 * The hyperbolic tangent, g(z) = (eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ): squashes the real line into (−1, 1).
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results included; of
 * `Math.tanh` ECMAScript promises no bound.
 *
 * | z | g(z) | g′(z) |
 * |---|---|---|
 * | ±0 | ±0 | 1 |
 * | subnormal | z | 1 |
 * | ±100 | ±1 | 5.53558610694695e-87 |
 * | ±745 | ±1 | 0: the true 10⁻⁶⁴⁶ is no float64 |
 * | ±Infinity | ±1 | 0 |
 * | NaN | NaN | NaN |
 *
 * From the output, 1 − a² cannot be better than a: it loses its digits as a rounds to ±1, and is 0 from |z| = 19.07. Up
 * to |a| = 1 − 2⁻¹⁴ (|z| ≈ 5.2) its relative error stays below 2⁻³⁸.
 *
 * @example
 * ```ts
 * import { tanh } from "@slope/activations";
 *
 * tanh(0) // → 0
 * tanh.derivative(0) // → 1
 * tanh.derivative(100) // → 5.53558610694695e-87
 * tanh.derivativeFromOutput(tanh(100)) // → 0
 * ```
 *
 * @see Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in Neural Networks: Tricks of the Trade
 *   (1998), §4.4, on why a layer's outputs should be centred at 0.
 */
export const tanh = defineActivation({
  name: "tanh",
  kernel: { formula: "tanh" },
  formula: {
    value: String.raw`\frac{e^{z}-e^{-z}}{e^{z}+e^{-z}}`,
    derivative: String.raw`\frac{4}{(e^{z}+e^{-z})^2}`,
    derivativeFromOutput: "1-a^2",
    secondDerivative: String.raw`\frac{8(e^{-z}-e^{z})}{(e^{z}+e^{-z})^3}`,
  },
  value: hyperbolicTangent,
  derivative: (z) => logisticSlope(-2 * Math.abs(z), 2),
  // Factored, because 1 − a is exact where 1 − a² cancels.
  derivativeFromOutput: (a) => (1 - a) * (1 + a),
  derivativeFromOutputRange: { from: 2 ** -14 - 1, to: 1 - 2 ** -14, relativeError: 2 ** -38 },
  secondDerivative: roundOnce([0, -0], (z) => negate(double(multiply(wideTanh(z), tanhSlope(z))))),
  range: [-1, 1],
  monotone: "strictly increasing",
  derivativeLimits: [0, 0],
  source:
    'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in Neural Networks: Tricks of the Trade (1998), §4.4, on why a layer\'s outputs should be centred at 0.',
});
