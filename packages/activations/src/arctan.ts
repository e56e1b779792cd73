import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { add, divide, double, negate, ONE, square, type Wide } from "./numerics/wide.ts";

const onePlusSquare = (z: Wide) => add(ONE, square(z));

/**
 * g(z) = arctan z: squashes the real line into (−π/2, π/2), with long tails.
 *
 * The arc tangent is the engine's, of which ECMAScript promises no bound; that of V8 is within 1 ULP for every float64
 * z. Both derivatives are within 0.52 ULP.
 *
 * @example
 * ```ts
 * import { arctan } from "@slope/activations";
 *
 * arctan(1) // → 0.7853981633974483
 * arctan.derivative(1) // → 0.5
 * ```
 *
 * @see M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 4.4.
 */
export const arctan = defineActivation({
  name: "arctan",
  formula: {
    value: String.raw`\arctan(z)`,
    derivative: String.raw`\frac{1}{1+z^2}`,
    derivativeFromOutput: String.raw`\cos^2(a)`,
    secondDerivative: String.raw`-\frac{2z}{(1+z^2)^2}`,
  },
  value: (z) => Math.atan(z),
  derivative: roundOnce([0, 0], (z) => divide(ONE, onePlusSquare(z))),
  derivativeFromOutput: (a) => Math.cos(a) ** 2,
  derivativeFromOutputRange: { from: -1.5707, to: 1.5707, relativeError: 2 ** -37 },
  secondDerivative: roundOnce([0, -0], (z) => negate(divide(double(z), square(onePlusSquare(z))))),
  range: [-Math.PI / 2, Math.PI / 2],
  monotone: "strictly increasing",
  derivativeLimits: [0, 0],
  source: "M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 4.4.",
});
