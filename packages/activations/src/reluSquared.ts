import { defineActivation } from "./activation.ts";
import { beside } from "./numerics/evaluate.ts";

/**
 * g(z) = max(0, z)²: ReLU without its corner, which has moved to the derivative. Value and derivatives are rounded once
 * (½ ULP).
 *
 * @example
 * ```ts
 * import { reluSquared } from "@slope/activations";
 *
 * reluSquared(3) // → 9
 * reluSquared.derivative(3) // → 6
 * reluSquared.secondDerivative(0) // → 2
 * ```
 *
 * @see D. R. So, W. Mańke, H. Liu, Z. Dai, N. Shazeer, Q. V. Le, "Primer: searching for efficient transformers for
 *   language modeling", NeurIPS 2021.
 */
export const reluSquared = defineActivation({
  name: "reluSquared",
  formula: {
    value: String.raw`\max(0, z)^2`,
    derivative: String.raw`2\max(0, z)`,
    derivativeFromOutput: String.raw`2\sqrt{a}`,
    secondDerivative: String.raw`\begin{cases} 0 & \text{if } z < 0 \\ 2 & \text{if } z > 0 \end{cases}`,
  },
  value: (z) => Math.max(0, z) ** 2,
  derivative: (z) => 2 * Math.max(0, z),
  derivativeFromOutput: (a) => 2 * Math.sqrt(a),
  derivativeFromOutputRange: { from: 2 ** -1000, to: Number.MAX_VALUE, relativeError: 2 ** -51 },
  secondDerivative: beside(
    0,
    () => 0,
    () => 2,
  ),
  derivativeKinks: [{ at: 0, left: 0, right: 2 }],
  range: [0, Infinity],
  monotone: "increasing",
  derivativeLimits: [0, Infinity],
  source:
    'D. R. So, W. Mańke, H. Liu, Z. Dai, N. Shazeer, Q. V. Le, "Primer: searching for efficient transformers for language modeling", NeurIPS 2021.',
});
