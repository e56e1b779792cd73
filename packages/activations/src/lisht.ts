import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { add, double, multiply, ONE, subtract } from "./numerics/wide.ts";
import { tanh as tanhOf, tanhSlope } from "./numerics/wideLogistic.ts";

/**
 * The linearly scaled hyperbolic tangent, g(z) = z·tanh z: even, a parabola near 0, |z| far out.
 *
 * The value and the derivative are within 0.6 ULP of the true ones for every float64 z. The second derivative is too,
 * but for its zeros at ±1.1997, near which it is off by less than 2⁻⁵⁶.
 *
 * @example
 * ```ts
 * import { lisht } from "@slope/activations";
 *
 * lisht(-1) // → 0.7615941559557649
 * lisht.derivative(1) // → 1.1815684975697909
 * ```
 *
 * @see S. K. Roy, S. Manna, S. R. Dubey, B. B. Chaudhuri, "LiSHT: non-parametric linearly scaled hyperbolic tangent
 *   activation function for neural networks" (2019), arXiv:1901.05894.
 */
export const lisht = defineActivation({
  name: "lisht",
  formula: {
    value: String.raw`z\tanh(z)`,
    derivative: String.raw`\tanh(z)+z(1-\tanh^2(z))`,
    secondDerivative: String.raw`2(1-\tanh^2(z))(1-z\tanh(z))`,
  },
  value: roundOnce([Infinity, Infinity], (z) => multiply(z, tanhOf(z))),
  derivative: roundOnce([-1, 1], (z) => add(tanhOf(z), multiply(z, tanhSlope(z)))),
  secondDerivative: roundOnce([-0, -0], (z) =>
    double(multiply(tanhSlope(z), subtract(ONE, multiply(z, tanhOf(z))))),
  ),
  range: [0, Infinity],
  monotone: "no",
  derivativeLimits: [-1, 1],
  source:
    'S. K. Roy, S. Manna, S. R. Dubey, B. B. Chaudhuri, "LiSHT: non-parametric linearly scaled hyperbolic tangent activation function for neural networks" (2019), arXiv:1901.05894.',
});
