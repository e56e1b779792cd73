import { defineFamily, nonNegative } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { constant } from "./numerics/evaluate.ts";

/**
 * g(z) = z where |z| > λ, else 0, with λ = `lambda`, ½ unless told otherwise. It jumps at ±λ; the slopes beside the
 * jumps are 1 and 0. Everything is exact.
 *
 * @example
 * ```ts
 * import { hardShrink } from "@slope/activations";
 *
 * hardShrink(0.4) // → 0
 * hardShrink(-2) // → -2
 * hardShrink.derivative(0.5) // → 1
 * hardShrink.withDerivativeAtKink(0).derivative(0.5) // → 0
 * ```
 *
 * @see D. L. Donoho, I. M. Johnstone, "Ideal spatial adaptation by wavelet shrinkage", Biometrika 81 (1994) 425–455.
 */
export const hardShrink = defineFamily("hardShrink", { lambda: nonNegative(0.5) }, ({ lambda }, name) => {
  const isKept = (z: number) => Math.abs(z) > lambda;
  const text = latexNumber(lambda);
  const cases = (kept: string) =>
    String.raw`\begin{cases} ${kept} & \text{if } z < -${text} \\ 0 & \text{if } -${text} < z < ${text} \\ ${kept} & \text{if } z > ${text} \end{cases}`;
  return {
    name,
    formula: {
      value: lambda === 0 ? "z" : cases("z"),
      derivative: lambda === 0 ? "1" : cases("1"),
      derivativeFromOutput: String.raw`\begin{cases} 0 & \text{if } a = 0 \\ 1 & \text{otherwise} \end{cases}`,
      secondDerivative: "0",
    },
    value: (z) => (isKept(z) || Number.isNaN(z) ? z : 0),
    derivative: (z) => {
      if (Number.isNaN(z)) return z;
      return isKept(z) || lambda === 0 ? 1 : 0;
    },
    derivativeFromOutput: (a) => {
      if (Number.isNaN(a)) return a;
      return a !== 0 || lambda === 0 ? 1 : 0;
    },
    derivativeFromOutputRange: { from: -Infinity, to: Infinity, relativeError: 0 },
    secondDerivative: constant(0),
    derivativeByParameter: { lambda: constant(0) },
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
      'D. L. Donoho, I. M. Johnstone, "Ideal spatial adaptation by wavelet shrinkage", Biometrika 81 (1994) 425–455.',
  };
});
