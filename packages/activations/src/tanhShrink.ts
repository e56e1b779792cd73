import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { tangentSeries } from "./numerics/hyperbolicTangent.ts";
import { double, isSmaller, multiply, negate, round, square, subtract, wide } from "./numerics/wide.ts";
import { tanh as tanhOf, tanhSlope } from "./numerics/wideLogistic.ts";

/** Up to here z and tanh z cancel too much, and the series of their difference is short. */
const SERIES_REACH = 0.15;

/**
 * What tanh leaves, g(z) = z − tanh z: flat near 0, z ∓ 1 far out.
 *
 * Value and both derivatives are within 2 ULP of the true ones for every float64 z, also near 0, where g(z) is z³/3.
 *
 * @example
 * ```ts
 * import { tanhShrink } from "@slope/activations";
 *
 * tanhShrink(1) // → 0.23840584404423512
 * tanhShrink(1e-5) // → 3.333333333200001e-16
 * tanhShrink.derivative(1) // → 0.580025658385974
 * ```
 *
 * @see K. Kavukcuoglu, M. Ranzato, Y. LeCun, "Fast inference in sparse coding algorithms with applications to object
 *   recognition", technical report CBLL-TR-2008-12-01, New York University (2008).
 */
export const tanhShrink = defineActivation({
  name: "tanhShrink",
  formula: {
    value: String.raw`z-\tanh(z)`,
    derivative: String.raw`\tanh^2(z)`,
    secondDerivative: String.raw`2\tanh(z)(1-\tanh^2(z))`,
  },
  value: roundOnce([-Infinity, Infinity], (z) => {
    if (!isSmaller(z, SERIES_REACH)) return subtract(z, tanhOf(z));
    const squared = square(z);
    return negate(multiply(multiply(z, squared), wide(tangentSeries(round(squared)))));
  }),
  derivative: roundOnce([1, 1], (z) => square(tanhOf(z))),
  secondDerivative: roundOnce([-0, 0], (z) => double(multiply(tanhOf(z), tanhSlope(z)))),
  range: [-Infinity, Infinity],
  monotone: "strictly increasing",
  derivativeLimits: [1, 1],
  source:
    'K. Kavukcuoglu, M. Ranzato, Y. LeCun, "Fast inference in sparse coding algorithms with applications to object recognition", technical report CBLL-TR-2008-12-01, New York University (2008).',
});
