import { defineActivation } from "./activation.ts";
import { beside, roundOnce } from "./numerics/evaluate.ts";
import { multiply, wide } from "./numerics/wide.ts";
import { exp, expm1 } from "./numerics/wideExponential.ts";

/** 1.0507009873554804934193349852946, and its product with 1.6732632423543772848170429916717, to 106 bits. */
const SCALE = wide(1.0507009873554805, 3.9874847667154144e-17);
const LEFT = wide(1.7580993408473768, 1.41535193800845e-17);
const SCALE_TEXT = "1.0507009873554804934193349852946";
const LEFT_TEXT = String.raw`${SCALE_TEXT} \cdot 1.6732632423543772848170429916717`;

const power = roundOnce([0, Number.NaN], (z) => multiply(LEFT, exp(z)));

/**
 * The scaled exponential linear unit: λz for z ≥ 0 and λα(eᶻ − 1) for z < 0, with the λ and α that keep mean 0 and
 * variance 1 from layer to layer. It has a corner at 0: λα on the left, λ on the right.
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results
 * included. λ and α are taken with all the digits that were published.
 *
 * @example
 * ```ts
 * import { selu } from "@slope/activations";
 *
 * selu(1) // → 1.0507009873554805
 * selu(-1) // → -1.1113307378125628
 * selu.kinks // → [ { at: 0, left: 1.7580993408473768, right: 1.0507009873554805, output: 0, chosen: 1.0507009873554805 } ]
 * ```
 *
 * @see G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, "Self-normalizing neural networks", NIPS 2017.
 */
export const selu = defineActivation({
  name: "selu",
  formula: {
    value: String.raw`\begin{cases} ${LEFT_TEXT} \cdot (e^{z}-1) & \text{if } z < 0 \\ ${SCALE_TEXT} \cdot z & \text{if } z \ge 0 \end{cases}`,
    derivative: String.raw`\begin{cases} ${LEFT_TEXT} \cdot e^{z} & \text{if } z < 0 \\ ${SCALE_TEXT} & \text{if } z > 0 \end{cases}`,
    derivativeFromOutput: String.raw`\begin{cases} a+${LEFT_TEXT} & \text{if } a < 0 \\ ${SCALE_TEXT} & \text{if } a > 0 \end{cases}`,
    secondDerivative: String.raw`\begin{cases} ${LEFT_TEXT} \cdot e^{z} & \text{if } z < 0 \\ 0 & \text{if } z > 0 \end{cases}`,
  },
  value: beside(
    0,
    roundOnce([-LEFT.high, Number.NaN], (z) => multiply(LEFT, expm1(z))),
    roundOnce([Number.NaN, Infinity], (z) => multiply(SCALE, z)),
  ),
  derivative: beside(0, power, () => SCALE.high),
  derivativeFromOutput: beside(
    0,
    (a) => a + LEFT.high,
    () => SCALE.high,
  ),
  derivativeFromOutputRange: { from: LEFT.high * (2 ** -14 - 1), to: Infinity, relativeError: 2 ** -38 },
  secondDerivative: beside(0, power, () => 0),
  kinks: [{ at: 0, left: LEFT.high, right: SCALE.high, output: 0 }],
  conventions: { pytorch: "left", tensorflow: "right", jax: "left" },
  range: [-LEFT.high, Infinity],
  monotone: "strictly increasing",
  derivativeLimits: [0, SCALE.high],
  source:
    'G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, "Self-normalizing neural networks", NIPS 2017.',
});
