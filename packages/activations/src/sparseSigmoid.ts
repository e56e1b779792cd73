import { defineActivation } from "./activation.ts";
import { constant } from "./numerics/evaluate.ts";

const slopeWithin = (low: number, high: number) => (x: number) => {
  if (x > low && x < high) return 0.5;
  return Number.isNaN(x) ? x : 0;
};

/**
 * The derivative of `sparsePlus`: 0 for z ≤ −1, (z + 1)/2 between, 1 for z ≥ 1. It is sparsemax for two classes. The
 * value is rounded once (½ ULP), the slopes are exact.
 *
 * @example
 * ```ts
 * import { sparseSigmoid } from "@slope/activations";
 *
 * sparseSigmoid(0) // → 0.5
 * sparseSigmoid.derivative(0) // → 0.5
 * sparseSigmoid(2) // → 1
 * ```
 *
 * @see A. F. T. Martins, R. F. Astudillo, "From softmax to sparsemax: a sparse model of attention and multi-label
 *   classification", ICML 2016.
 */
export const sparseSigmoid = defineActivation({
  name: "sparseSigmoid",
  formula: {
    value: String.raw`\begin{cases} 0 & \text{if } z \le -1 \\ \frac{z+1}{2} & \text{if } -1 < z < 1 \\ 1 & \text{if } z \ge 1 \end{cases}`,
    derivative: String.raw`\begin{cases} 0 & \text{if } z < -1 \\ \frac{1}{2} & \text{if } -1 < z < 1 \\ 0 & \text{if } z > 1 \end{cases}`,
    derivativeFromOutput: String.raw`\begin{cases} \frac{1}{2} & \text{if } 0 < a < 1 \\ 0 & \text{otherwise} \end{cases}`,
    secondDerivative: "0",
  },
  value: (z) => (Math.max(-1, Math.min(z, 1)) + 1) / 2,
  derivative: slopeWithin(-1, 1),
  derivativeFromOutput: slopeWithin(0, 1),
  derivativeFromOutputRange: { from: 0, to: 1, relativeError: 0 },
  secondDerivative: constant(0),
  kinks: [
    { at: -1, left: 0, right: 0.5 },
    { at: 1, left: 0.5, right: 0 },
  ],
  conventions: { tensorflow: ["left", "right"], jax: [0.25, 0.25] },
  range: [0, 1],
  monotone: "increasing",
  derivativeLimits: [0, 0],
  source:
    'A. F. T. Martins, R. F. Astudillo, "From softmax to sparsemax: a sparse model of attention and multi-label classification", ICML 2016.',
});
