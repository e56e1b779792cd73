import {
  type ActivationDefinition,
  type Curvature,
  defineActivation,
  type OutputForm,
} from "./activation.ts";
import { constant } from "./numerics/evaluate.ts";

/** What ReLU is; leaky ReLU with slope 0 is the same. */
export const reluDefinition: ActivationDefinition & OutputForm & Curvature = {
  name: "relu",
  kernel: { formula: "relu" },
  formula: {
    value: String.raw`\max(0, z)`,
    derivative: String.raw`\begin{cases} 0 & \text{if } z < 0 \\ 1 & \text{if } z > 0 \end{cases}`,
    derivativeFromOutput: String.raw`\begin{cases} 0 & \text{if } a = 0 \\ 1 & \text{if } a > 0 \end{cases}`,
    secondDerivative: "0",
  },
  value: (z) => Math.max(0, z),
  derivative: stepAtZero,
  derivativeFromOutput: stepAtZero,
  derivativeFromOutputRange: { from: 0, to: Infinity, relativeError: 0 },
  secondDerivative: constant(0),
  kinks: [{ at: 0, left: 0, right: 1 }],
  conventions: { pytorch: "left", tensorflow: "left", jax: "left" },
  range: [0, Infinity],
  monotone: "increasing",
  derivativeLimits: [0, 1],
  source: 'V. Nair, G. E. Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML 2010.',
};

/**
 * The rectified linear unit, g(z) = max(0, z). It has a corner at 0, where the lecture sets g′(0) = 1;
 * `relu.withDerivativeAtKink(0)` follows PyTorch, TensorFlow and JAX.
 *
 * Value and derivatives are exact.
 *
 * | z | g(z) | g′(z) |
 * |---|---|---|
 * | ±0 | 0 | 1, by convention |
 * | positive, subnormals included | z | 1 |
 * | negative, subnormals included | 0 | 0 |
 * | Infinity | Infinity | 1 |
 * | −Infinity | 0 | 0 |
 * | NaN | NaN | NaN |
 *
 * The output 0 does not tell z = 0 from z < 0; `derivativeFromOutput(0)` is 0, the slope of all but one of those z,
 * whatever was chosen at the kink.
 *
 * @example
 * ```ts
 * import { relu } from "@slope/activations";
 *
 * relu(-2) // → 0
 * relu.derivative(0) // → 1
 * relu.withDerivativeAtKink(0).derivative(0) // → 0
 * relu.withDerivativeAtKink("left").derivative(0) // → 0
 * relu.withDerivativeAtKink(0.5).derivative(0) // → 0.5
 * relu.withDerivativeAtKink(2) // → RangeError: relu.withDerivativeAtKink: the slope at z = 0 must be "left" (0), "right" (1) or a number from 0 to 1, got 2
 * ```
 *
 * @see V. Nair, G. E. Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML 2010.
 * @see D. Bertoin et al., "Numerical influence of ReLU′(0) on backpropagation", NeurIPS 2021.
 */
export const relu = defineActivation(reluDefinition);

function stepAtZero(x: number): number {
  if (x > 0) return 1;
  return x <= 0 ? 0 : Number.NaN;
}
