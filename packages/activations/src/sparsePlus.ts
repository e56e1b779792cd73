import { defineActivation } from "./activation.ts";
import { beside, constant, roundOnce } from "./numerics/evaluate.ts";
import { add, halve, ONE, square } from "./numerics/wide.ts";

const within = (middle: (z: number) => number, right: (z: number) => number) =>
  beside(-1, constant(0), beside(1, middle, right));

/**
 * A ReLU whose corner is rounded by a parabola: 0 for z ≤ −1, (z + 1)²/4 between, z for z ≥ 1. The second derivative
 * jumps at ±1. Value and derivatives are rounded once (½ ULP).
 *
 * @example
 * ```ts
 * import { sparsePlus } from "@slope/activations";
 *
 * sparsePlus(0) // → 0.25
 * sparsePlus.derivative(0) // → 0.5
 * sparsePlus(-1) // → 0
 * ```
 *
 * @see A. F. T. Martins, R. F. Astudillo, "From softmax to sparsemax: a sparse model of attention and multi-label
 *   classification", ICML 2016, whose two-class loss it is.
 */
export const sparsePlus = defineActivation({
  name: "sparsePlus",
  formula: {
    value: String.raw`\begin{cases} 0 & \text{if } z \le -1 \\ \frac{(z+1)^2}{4} & \text{if } -1 < z < 1 \\ z & \text{if } z \ge 1 \end{cases}`,
    derivative: String.raw`\begin{cases} 0 & \text{if } z \le -1 \\ \frac{z+1}{2} & \text{if } -1 < z < 1 \\ 1 & \text{if } z \ge 1 \end{cases}`,
    derivativeFromOutput: String.raw`\begin{cases} \sqrt{a} & \text{if } a < 1 \\ 1 & \text{if } a \ge 1 \end{cases}`,
    secondDerivative: String.raw`\begin{cases} 0 & \text{if } z < -1 \\ \frac{1}{2} & \text{if } -1 < z < 1 \\ 0 & \text{if } z > 1 \end{cases}`,
  },
  value: within(
    roundOnce([0, 0], (z) => halve(halve(square(add(z, ONE))))),
    (z) => z,
  ),
  derivative: within(
    (z) => (z + 1) / 2,
    () => 1,
  ),
  derivativeFromOutput: (a) => Math.sqrt(Math.min(a, 1)),
  derivativeFromOutputRange: { from: 0, to: Infinity, relativeError: 2 ** -51 },
  secondDerivative: within(
    () => 0.5,
    () => 0,
  ),
  derivativeKinks: [
    { at: -1, left: 0, right: 0.5 },
    { at: 1, left: 0.5, right: 0 },
  ],
  range: [0, Infinity],
  monotone: "increasing",
  derivativeLimits: [0, 1],
  source:
    'A. F. T. Martins, R. F. Astudillo, "From softmax to sparsemax: a sparse model of attention and multi-label classification", ICML 2016, whose two-class loss it is.',
});
