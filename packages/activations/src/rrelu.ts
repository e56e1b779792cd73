import { defineFamily, nonNegative } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { beside, constant } from "./numerics/evaluate.ts";

/**
 * The randomized leaky rectified linear unit as it is evaluated: leaky ReLU with the mean of `lower` and `upper` as its
 * slope. (In training, a slope between the two is drawn for each element.) The value is rounded once after the rounding
 * of the mean, all slopes are exact.
 *
 * @example
 * ```ts
 * import { rrelu } from "@slope/activations";
 *
 * rrelu.derivative(-1) // → 0.22916666666666666
 * rrelu.with({ lower: 0.1, upper: 0.3 })(-10) // → -2
 * rrelu.with({ lower: 1 }) // → RangeError: rrelu.with: lower must not be above upper, 0.3333333333333333, got 1
 * ```
 *
 * @see B. Xu, N. Wang, T. Chen, M. Li, "Empirical evaluation of rectified activations in convolutional network"
 *   (2015), arXiv:1505.00853.
 */
export const rrelu = defineFamily(
  "rrelu",
  { lower: nonNegative(1 / 8), upper: nonNegative(1 / 3) },
  ({ lower, upper }, name) => {
    if (lower > upper)
      throw new RangeError(`rrelu.with: lower must not be above upper, ${upper}, got ${lower}`);
    const slope = lower / 2 + upper / 2;
    const slopeBySign = beside(
      0,
      () => slope,
      () => 1,
    );
    const halfNegativePart = beside(
      0,
      (z) => z / 2,
      () => 0,
    );
    const slopeText = latexNumber(slope);
    const cases = (x: string) =>
      String.raw`\begin{cases} ${slopeText} & \text{if } ${x} < 0 \\ 1 & \text{if } ${x} > 0 \end{cases}`;
    return {
      name,
      formula: {
        value: String.raw`\begin{cases} ${slopeText} \cdot z & \text{if } z < 0 \\ z & \text{if } z \ge 0 \end{cases}`,
        derivative: cases("z"),
        ...(slope > 0 && { derivativeFromOutput: cases("a") }),
        secondDerivative: "0",
      },
      value: slope === 0 ? (z: number) => Math.max(0, z) : (z: number) => (z < 0 ? slope * z : z),
      derivative: slopeBySign,
      ...(slope > 0 && {
        derivativeFromOutput: slopeBySign,
        derivativeFromOutputRange: { from: -Infinity, to: Infinity, relativeError: 0 },
      }),
      secondDerivative: constant(0),
      derivativeByParameter: { lower: halfNegativePart, upper: halfNegativePart },
      kinks: slope === 1 ? [] : [{ at: 0, left: slope, right: 1, ...(slope > 0 && { output: 0 }) }],
      conventions: { pytorch: "left" },
      range: slope > 0 ? [-Infinity, Infinity] : [0, Infinity],
      monotone: slope > 0 ? "strictly increasing" : "increasing",
      derivativeLimits: [slope, 1],
      source:
        'B. Xu, N. Wang, T. Chen, M. Li, "Empirical evaluation of rectified activations in convolutional network" (2015), arXiv:1505.00853.',
    };
  },
);
