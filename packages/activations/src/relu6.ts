import { defineActivation } from "./activation.ts";
import { constant } from "./numerics/evaluate.ts";

const slope = (x: number) => {
  if (x > 0 && x < 6) return 1;
  return Number.isNaN(x) ? x : 0;
};

/**
 * ReLU with a ceiling, g(z) = min(max(0, z), 6), for arithmetic with few bits. Corners at 0 and 6. Everything is exact.
 *
 * @example
 * ```ts
 * import { relu6 } from "@slope/activations";
 *
 * relu6(7) // → 6
 * relu6.derivative(0) // → 1
 * relu6.derivative(6) // → 0
 * ```
 *
 * @see A. Krizhevsky, "Convolutional deep belief networks on CIFAR-10" (2010).
 */
export const relu6 = defineActivation({
  name: "relu6",
  formula: {
    value: String.raw`\min(\max(0, z), 6)`,
    derivative: String.raw`\begin{cases} 0 & \text{if } z < 0 \\ 1 & \text{if } 0 < z < 6 \\ 0 & \text{if } z > 6 \end{cases}`,
    derivativeFromOutput: String.raw`\begin{cases} 1 & \text{if } 0 < a < 6 \\ 0 & \text{otherwise} \end{cases}`,
    secondDerivative: "0",
  },
  value: (z) => Math.min(Math.max(0, z), 6),
  derivative: slope,
  derivativeFromOutput: slope,
  derivativeFromOutputRange: { from: 0, to: 6, relativeError: 0 },
  secondDerivative: constant(0),
  kinks: [
    { at: 0, left: 0, right: 1 },
    { at: 6, left: 1, right: 0 },
  ],
  conventions: { pytorch: ["left", "right"], tensorflow: ["left", "right"], jax: ["left", "right"] },
  range: [0, 6],
  monotone: "increasing",
  derivativeLimits: [0, 0],
  source: 'A. Krizhevsky, "Convolutional deep belief networks on CIFAR-10" (2010).',
});
