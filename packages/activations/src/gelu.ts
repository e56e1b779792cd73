import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { meanSlope, normalDensity, normalDistribution } from "./numerics/normalDistribution.ts";
import { multiply, square, subtract, TWO } from "./numerics/wide.ts";

/**
 * The Gaussian error linear unit, g(z) = zΦ(z), with Φ the normal distribution: the exact form. `geluTanh` is the
 * approximation of the same paper.
 *
 * The value and the second derivative are within 0.6 ULP of the true ones for every float64 z. The derivative is too,
 * but for its zero at −0.7518, near which it is off by less than 2⁻⁵⁷.
 *
 * @example
 * ```ts
 * import { gelu } from "@slope/activations";
 *
 * gelu(1) // → 0.8413447460685429
 * gelu(-10) // → -7.619853024160526e-23
 * gelu.derivative(0) // → 0.5
 * ```
 *
 * @see D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016), arXiv:1606.08415.
 */
export const gelu = defineActivation({
  name: "gelu",
  kernel: { formula: "gelu" },
  formula: {
    value: String.raw`\frac{z}{2}\left(1+\operatorname{erf}\left(\frac{z}{\sqrt{2}}\right)\right)`,
    derivative: String.raw`\Phi(z)+z\phi(z)`,
    secondDerivative: String.raw`(2-z^2)\phi(z)`,
  },
  value: roundOnce([-0, Infinity], (z) => multiply(z, normalDistribution(z))),
  derivative: roundOnce([-0, 1], meanSlope),
  secondDerivative: roundOnce([-0, -0], (z) => multiply(subtract(TWO, square(z)), normalDensity(z))),
  range: [-0.16997120747990366, Infinity],
  monotone: "no",
  derivativeLimits: [0, 1],
  source: 'D. Hendrycks, K. Gimpel, "Gaussian error linear units (GELUs)" (2016), arXiv:1606.08415.',
});
