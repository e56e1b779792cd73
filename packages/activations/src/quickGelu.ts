import { defineActivation } from "./activation.ts";
import { splitSteepness } from "./kernels/parameters.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { divide, multiply, wide } from "./numerics/wide.ts";
import { gatedCurvature, gatedSlope, logistic } from "./numerics/wideLogistic.ts";

const STEEPNESS = divide(wide(1702), wide(1000));
const MINIMUM = -0.16361018963635357;

/**
 * A rough and cheap Gaussian error linear unit, g(z) = zσ(1.702z).
 *
 * The value is within 0.6 ULP of the true one for every float64 z; so are both derivatives, but for their zeros (at
 * −0.7512, and at ±1.4096), near which they are off by less than 2⁻⁵⁶ of their size elsewhere.
 *
 * @example
 * ```ts
 * import { quickGelu } from "@slope/activations";
 *
 * quickGelu(1) // → 0.8457957659328212
 * quickGelu.derivative(0) // → 0.5
 * ```
 *
 * @see D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016), arXiv:1606.08415, §2.
 */
export const quickGelu = defineActivation({
  name: "quickGelu",
  kernel: { formula: "silu", parameters: splitSteepness(STEEPNESS) },
  formula: {
    value: String.raw`\frac{z}{1+e^{-1.702z}}`,
    derivative: String.raw`\frac{1+e^{-1.702z}(1+1.702z)}{(1+e^{-1.702z})^2}`,
    secondDerivative: String.raw`1.702\sigma(1.702z)\sigma(-1.702z)(2-1.702z\tanh(0.851z))`,
  },
  value: roundOnce([-0, Infinity], (z) => multiply(z, logistic(multiply(STEEPNESS, z)))),
  derivative: roundOnce([-0, 1], (z) => gatedSlope(multiply(STEEPNESS, z))),
  secondDerivative: roundOnce([-0, -0], (z) => multiply(STEEPNESS, gatedCurvature(multiply(STEEPNESS, z)))),
  range: [MINIMUM, Infinity],
  monotone: "no",
  derivativeLimits: [0, 1],
  source: 'D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016), arXiv:1606.08415, §2.',
});
