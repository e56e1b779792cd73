import { defineFamily, positive } from "./family.ts";
import { isModerate, splitSteepness } from "./kernels/parameters.ts";
import { latexNumber, latexProduct } from "./latex.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { divide, multiply, round, square, wide } from "./numerics/wide.ts";
import { gatedCurvature, gatedSlope, logistic, logisticSlope } from "./numerics/wideLogistic.ts";

/** The smallest value of zσ(z), to 106 bits. */
const MINIMUM = wide(-0.2784645427610738, 1.5523606315812798e-18);

/**
 * The sigmoid linear unit, or swish: g(z) = zσ(βz), with β = `beta`, 1 unless told otherwise.
 *
 * The value is within 0.6 ULP of the true one for every float64 z; so are both derivatives, but for their zeros (at βz
 * = −1.2785, and at βz = ±2.3994), near which they are off by less than 2⁻⁵⁶ of their size elsewhere.
 *
 * @example
 * ```ts
 * import { silu } from "@slope/activations";
 *
 * silu(1) // → 0.7310585786300049
 * silu.derivative(0) // → 0.5
 * silu.with({ beta: 2 })(1) // → 0.8807970779778824
 * silu.derivativeByParameter.beta(1) // → 0.19661193324148185
 * ```
 *
 * @see S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network function approximation in
 *   reinforcement learning", Neural Networks 107 (2018) 3–11; with β: P. Ramachandran, B. Zoph, Q. V. Le, "Searching
 *   for activation functions" (2017), arXiv:1710.05941.
 */
export const silu = defineFamily("silu", { beta: positive(1) }, ({ beta }, name) => {
  const steepness = wide(beta);
  const x = latexProduct(beta, "z");
  const factor = beta === 1 ? "" : String.raw`${latexNumber(beta)} \cdot `;
  return {
    name,
    ...(isModerate(beta) && { kernel: { formula: "silu", parameters: splitSteepness(steepness) } }),
    formula: {
      value: String.raw`\frac{z}{1+e^{-${x}}}`,
      derivative: String.raw`\frac{1+e^{-${x}}(1+${x})}{(1+e^{-${x}})^2}`,
      secondDerivative: String.raw`${factor}\sigma(${x})\sigma(-${x})(2+(1-2\sigma(${x})) \cdot ${x})`,
    },
    value: roundOnce([-0, Infinity], (z) => multiply(z, logistic(multiply(steepness, z)))),
    derivative: roundOnce([-0, 1], (z) => gatedSlope(multiply(steepness, z))),
    secondDerivative: roundOnce([-0, -0], (z) => multiply(steepness, gatedCurvature(multiply(steepness, z)))),
    derivativeByParameter: {
      beta: roundOnce([0, 0], (z) => multiply(square(z), logisticSlope(multiply(steepness, z)))),
    },
    range: [round(divide(MINIMUM, steepness)), Infinity],
    monotone: "no",
    derivativeLimits: [0, 1],
    source:
      'S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network function approximation in reinforcement learning", Neural Networks 107 (2018) 3–11; with β: P. Ramachandran, B. Zoph, Q. V. Le, "Searching for activation functions" (2017), arXiv:1710.05941.',
  };
});
