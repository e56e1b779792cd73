import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { add, divide, halve, multiply, ONE, square, squareRoot, type Wide } from "./numerics/wide.ts";

const root = (z: Wide) => squareRoot(add(square(z), ONE));

/**
 * g(z) = (√(z² + 1) − 1)/2 + z: slope ½ far left, 3/2 far right.
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results
 * included.
 *
 * @example
 * ```ts
 * import { bentIdentity } from "@slope/activations";
 *
 * bentIdentity(1) // → 1.2071067811865475
 * bentIdentity.derivative(0) // → 1
 * ```
 *
 * @see J. T. Barron, "A general and adaptive robust loss function", CVPR 2019, on the pseudo-Huber loss √(z² + 1) − 1
 *   that bends the line.
 */
export const bentIdentity = defineActivation({
  name: "bentIdentity",
  formula: {
    value: String.raw`\frac{\sqrt{z^2+1}-1}{2}+z`,
    derivative: String.raw`\frac{z}{2\sqrt{z^2+1}}+1`,
    secondDerivative: String.raw`\frac{1}{2(z^2+1)\sqrt{z^2+1}}`,
  },
  // √(z² + 1) − 1 as z²/(√(z² + 1) + 1), which does not cancel near 0. A sum of zeros is the second, with the sign of z.
  value: roundOnce([-Infinity, Infinity], (z) => add(halve(divide(square(z), add(root(z), ONE))), z)),
  derivative: roundOnce([0.5, 1.5], (z) => add(ONE, halve(divide(z, root(z))))),
  secondDerivative: roundOnce([0, 0], (z) => {
    const r = root(z);
    return halve(divide(ONE, multiply(r, square(r))));
  }),
  range: [-Infinity, Infinity],
  monotone: "strictly increasing",
  derivativeLimits: [0.5, 1.5],
  source:
    'J. T. Barron, "A general and adaptive robust loss function", CVPR 2019, on the pseudo-Huber loss √(z² + 1) − 1 that bends the line.',
});
