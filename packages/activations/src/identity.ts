import { defineActivation } from "./activation.ts";
import { constant } from "./numerics/evaluate.ts";

/**
 * The identity, g(z) = z: what a layer without an activation does. Everything is exact.
 *
 * @example
 * ```ts
 * import { identity } from "@slope/activations";
 *
 * identity(-2) // → -2
 * identity.derivative(-2) // → 1
 * ```
 *
 * @see D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", Nature
 *   323 (1986) 533–536, on why layers with it alone are one layer.
 */
export const identity = defineActivation({
  name: "identity",
  formula: { value: "z", derivative: "1", derivativeFromOutput: "1", secondDerivative: "0" },
  value: (z) => z,
  derivative: constant(1),
  derivativeFromOutput: constant(1),
  derivativeFromOutputRange: { from: -Infinity, to: Infinity, relativeError: 0 },
  secondDerivative: constant(0),
  range: [-Infinity, Infinity],
  monotone: "strictly increasing",
  derivativeLimits: [1, 1],
  source:
    'D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by back-propagating errors", Nature 323 (1986) 533–536, on why layers with it alone are one layer.',
});
