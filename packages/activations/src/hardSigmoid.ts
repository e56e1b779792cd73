import { defineFamily, positive } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { constant, roundOnce } from "./numerics/evaluate.ts";
import { add, divide, halve, negate, ONE, round, square, wide } from "./numerics/wide.ts";

/**
 * Sigmoid's shape in three straight lines: g(z) = (z + w)/(2w) between −w and w, 0 to the left, 1 to the right, with w
 * = `reach`. It is 3 unless told otherwise, as in PyTorch, JAX and Keras 3; 2.5 gives the 0.2z + 0.5 of Keras 2 and
 * TensorFlow.js. The value and the slope are rounded once (½ ULP).
 *
 * @example
 * ```ts
 * import { hardSigmoid } from "@slope/activations";
 *
 * hardSigmoid(0) // → 0.5
 * hardSigmoid.derivative(1) // → 0.16666666666666666
 * hardSigmoid.with({ reach: 2.5 })(1) // → 0.7
 * ```
 *
 * @see M. Courbariaux, Y. Bengio, J.-P. David, "BinaryConnect", NIPS 2015, whose w is 1; with 3: A. Howard et al.,
 *   "Searching for MobileNetV3", ICCV 2019.
 */
export const hardSigmoid = defineFamily("hardSigmoid", { reach: positive(3) }, ({ reach }, name) => {
  const halfWidth = wide(reach);
  const slope = round(halve(divide(ONE, halfWidth)));
  const inside = roundOnce([0, 1], (z) => halve(divide(add(z, halfWidth), halfWidth)));
  const within = (low: number, high: number, middle: (x: number) => number, end: number) => (x: number) => {
    if (x <= low) return 0;
    return x >= high ? end : middle(x);
  };
  const text = latexNumber(reach);
  const slopeText = String.raw`\frac{1}{${latexNumber(2 * reach)}}`;
  return {
    name,
    formula: {
      value: String.raw`\begin{cases} 0 & \text{if } z < -${text} \\ \frac{z+${text}}{${latexNumber(2 * reach)}} & \text{if } -${text} \le z \le ${text} \\ 1 & \text{if } z > ${text} \end{cases}`,
      derivative: String.raw`\begin{cases} 0 & \text{if } z < -${text} \\ ${slopeText} & \text{if } -${text} < z < ${text} \\ 0 & \text{if } z > ${text} \end{cases}`,
      derivativeFromOutput: String.raw`\begin{cases} ${slopeText} & \text{if } 0 < a < 1 \\ 0 & \text{otherwise} \end{cases}`,
      secondDerivative: "0",
    },
    value: within(-reach, reach, inside, 1),
    derivative: within(-reach, reach, constant(slope), 0),
    derivativeFromOutput: within(0, 1, constant(slope), 0),
    derivativeFromOutputRange: { from: 0, to: 1, relativeError: 0 },
    secondDerivative: constant(0),
    derivativeByParameter: {
      reach: within(
        -reach,
        reach,
        roundOnce([0, 0], (z) => negate(halve(divide(z, square(halfWidth))))),
        0,
      ),
    },
    kinks: [
      { at: -reach, left: 0, right: slope },
      { at: reach, left: slope, right: 0 },
    ],
    conventions: { pytorch: ["left", "right"], tensorflow: ["left", "right"], jax: ["left", "right"] },
    range: [0, 1],
    monotone: "increasing",
    derivativeLimits: [0, 0],
    source:
      'M. Courbariaux, Y. Bengio, J.-P. David, "BinaryConnect", NIPS 2015, whose w is 1; with 3: A. Howard et al., "Searching for MobileNetV3", ICCV 2019.',
  };
});
