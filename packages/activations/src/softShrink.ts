import { defineFamily, nonNegative } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { constant } from "./numerics/evaluate.ts";

/**
 * g(z) = z − λ for z > λ, z + λ for z < −λ, else 0, with λ = `lambda`, ½ unless told otherwise. The value is rounded
 * once (½ ULP); the slopes are exact.
 *
 * @example
 * ```ts
 * import { softShrink } from "@slope/activations";
 *
 * softShrink(2) // → 1.5
 * softShrink(0.4) // → 0
 * softShrink.derivative(-2) // → 1
 * softShrink.derivativeByParameter.lambda(2) // → -1
 * ```
 *
 * @see D. L. Donoho, "De-noising by soft-thresholding", IEEE Transactions on Information Theory 41 (1995) 613–627.
 */
export const softShrink = defineFamily("softShrink", { lambda: nonNegative(0.5) }, ({ lambda }, name) => {
  const text = latexNumber(lambda);
  const cases = (left: string, right: string) =>
    String.raw`\begin{cases} ${left} & \text{if } z < -${text} \\ 0 & \text{if } -${text} < z < ${text} \\ ${right} & \text{if } z > ${text} \end{cases}`;
  const between =
    (left: (z: number) => number, middle: number, right: (z: number) => number) => (z: number) => {
      if (z > lambda) return right(z);
      if (z < -lambda) return left(z);
      return Number.isNaN(z) ? z : middle;
    };
  return {
    name,
    formula: {
      value: lambda === 0 ? "z" : cases(`z+${text}`, `z-${text}`),
      derivative: lambda === 0 ? "1" : cases("1", "1"),
      derivativeFromOutput: String.raw`\begin{cases} 0 & \text{if } a = 0 \\ 1 & \text{otherwise} \end{cases}`,
      secondDerivative: "0",
    },
    value: between(
      (z) => z + lambda,
      0,
      (z) => z - lambda,
    ),
    derivative: between(
      () => 1,
      lambda === 0 ? 1 : 0,
      () => 1,
    ),
    derivativeFromOutput: (a) => {
      if (Number.isNaN(a)) return a;
      return a !== 0 || lambda === 0 ? 1 : 0;
    },
    derivativeFromOutputRange: { from: -Infinity, to: Infinity, relativeError: 0 },
    secondDerivative: constant(0),
    derivativeByParameter: {
      lambda: between(
        () => 1,
        0,
        () => -1,
      ),
    },
    kinks:
      lambda === 0
        ? []
        : [
            { at: -lambda, left: 1, right: 0 },
            { at: lambda, left: 0, right: 1 },
          ],
    conventions: { pytorch: ["right", "left"], tensorflow: ["right", "left"] },
    range: [-Infinity, Infinity],
    monotone: lambda === 0 ? "strictly increasing" : "increasing",
    derivativeLimits: [1, 1],
    source:
      'D. L. Donoho, "De-noising by soft-thresholding", IEEE Transactions on Information Theory 41 (1995) 613–627.',
  };
});
