import { defineActivation } from "./activation.ts";
import { beside, constant } from "./numerics/evaluate.ts";

/**
 * The Heaviside step, g(z) = 1 for z ≥ 0, else 0. Its slope is 0 on both sides of the jump, so nothing can be learned
 * through it. Everything is exact.
 *
 * @example
 * ```ts
 * import { binaryStep } from "@slope/activations";
 *
 * binaryStep(-0.5) // → 0
 * binaryStep(0) // → 1
 * binaryStep.derivative(0) // → 0
 * ```
 *
 * @see W. S. McCulloch, W. Pitts, "A logical calculus of the ideas immanent in nervous activity", Bulletin of
 *   Mathematical Biophysics 5 (1943) 115–133.
 */
export const binaryStep = defineActivation({
  name: "binaryStep",
  formula: {
    value: String.raw`\begin{cases} 0 & \text{if } z < 0 \\ 1 & \text{if } z \ge 0 \end{cases}`,
    derivative: "0",
    derivativeFromOutput: "0",
    secondDerivative: "0",
  },
  value: beside(
    0,
    () => 0,
    () => 1,
  ),
  derivative: constant(0),
  derivativeFromOutput: constant(0),
  derivativeFromOutputRange: { from: 0, to: 1, relativeError: 0 },
  secondDerivative: constant(0),
  kinks: [{ at: 0, left: 0, right: 0 }],
  range: [0, 1],
  monotone: "increasing",
  derivativeLimits: [0, 0],
  source:
    'W. S. McCulloch, W. Pitts, "A logical calculus of the ideas immanent in nervous activity", Bulletin of Mathematical Biophysics 5 (1943) 115–133.',
});
