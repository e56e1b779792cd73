import { defineActivation } from "./activation.ts";
import { roundOnce } from "./numerics/evaluate.ts";
import { exp } from "./numerics/wideExponential.ts";

const power = roundOnce([0, Infinity], exp);

/**
 * The exponential function, g(z) = eᶻ, which is its own derivative.
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results
 * included.
 *
 * @example
 * ```ts
 * import { exponential } from "@slope/activations";
 *
 * exponential(1) // → 2.718281828459045
 * exponential.derivative(-745) // → 5e-324
 * exponential(710) // → Infinity
 * ```
 *
 * @see P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic",
 *   ACM Transactions on Mathematical Software 15 (1989) 144–157.
 */
export const exponential = defineActivation({
  name: "exponential",
  formula: { value: "e^{z}", derivative: "e^{z}", derivativeFromOutput: "a", secondDerivative: "e^{z}" },
  value: power,
  derivative: power,
  derivativeFromOutput: (a) => a,
  derivativeFromOutputRange: { from: 0, to: Infinity, relativeError: 0 },
  secondDerivative: power,
  range: [0, Infinity],
  monotone: "strictly increasing",
  derivativeLimits: [0, Infinity],
  source:
    'P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic", ACM Transactions on Mathematical Software 15 (1989) 144–157.',
});
