import type { ActivationDefinition, Curvature, OutputForm } from "./activation.ts";
import { defineFamily, nonNegative } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { beside, constant } from "./numerics/evaluate.ts";
import { reluDefinition } from "./relu.ts";

interface SlopeByNegativeSlope {
  readonly derivativeByParameter: { readonly negativeSlope: (z: number) => number };
}

/**
 * The leaky rectified linear unit: g(z) = z for z ≥ 0 and αz for z < 0, with α = `negativeSlope`, 0.01 unless told
 * otherwise. It has a corner at 0, where the lecture sets g′(0) = 1; `leakyRelu.withDerivativeAtKink("left")` gives α,
 * as PyTorch does.
 *
 * The lecture's max(αz, z) is the same function for α ≤ 1 only: for α > 1 it would pick αz where z > 0. α may be any
 * finite number ≥ 0; with 0 it is ReLU, with 1 the identity, which has no corner. A negative α, a sign slip more often
 * than a wish, is refused.
 *
 * The value is αz rounded once (½ ULP); the derivative is exact.
 *
 * | z | g(z) | g′(z) |
 * |---|---|---|
 * | ±0 | ±0 | 1, by convention |
 * | positive, subnormals included | z | 1 |
 * | negative | αz, which may underflow to −0 | α |
 * | Infinity | Infinity | 1 |
 * | −Infinity | −Infinity | α |
 * | NaN | NaN | NaN |
 *
 * For 0 < α, the output has the sign of z, so the derivative from the output is exact too; an output of ±0 counts as the
 * kink, although αz of a tiny negative z also rounds to −0.
 *
 * @example
 * ```ts
 * import { leakyRelu } from "@slope/activations";
 *
 * leakyRelu(-2) // → -0.02
 * leakyRelu.derivative(-2) // → 0.01
 * leakyRelu.derivative(0) // → 1
 * const leakier = leakyRelu.with({ negativeSlope: 0.2 });
 * leakier.name // → 'leakyRelu(0.2)'
 * leakier.withDerivativeAtKink("left").derivative(0) // → 0.2
 * leakyRelu.with({ negativeSlope: -0.2 }) // → RangeError: leakyRelu.with: negativeSlope must be a finite number ≥ 0, got -0.2
 * ```
 *
 * @see A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013.
 */
export const leakyRelu = defineFamily(
  "leakyRelu",
  { negativeSlope: nonNegative(0.01) },
  ({ negativeSlope }, name): ActivationDefinition & OutputForm & Curvature & SlopeByNegativeSlope => {
    const derivativeByParameter = {
      negativeSlope: beside(
        0,
        (z) => z,
        () => 0,
      ),
    };
    const source = `A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013.`;
    if (negativeSlope === 0) return { ...reluDefinition, name, derivativeByParameter, source };

    const slopeBySign = (x: number) => {
      if (x >= 0) return 1;
      return x < 0 ? negativeSlope : Number.NaN;
    };
    const slope = latexNumber(negativeSlope);
    const slopeCases = (x: string) =>
      String.raw`\begin{cases} ${slope} & \text{if } ${x} < 0 \\ 1 & \text{if } ${x} > 0 \end{cases}`;
    return {
      name,
      kernel: { formula: "leakyRelu", parameters: [negativeSlope] },
      formula: {
        value: String.raw`\begin{cases} ${slope} \cdot z & \text{if } z < 0 \\ z & \text{if } z \ge 0 \end{cases}`,
        derivative: slopeCases("z"),
        derivativeFromOutput: slopeCases("a"),
        secondDerivative: "0",
      },
      value: (z) => (z < 0 ? negativeSlope * z : z),
      derivative: slopeBySign,
      derivativeFromOutput: slopeBySign,
      derivativeFromOutputRange: { from: -Infinity, to: Infinity, relativeError: 0 },
      secondDerivative: constant(0),
      derivativeByParameter,
      kinks: negativeSlope === 1 ? [] : [{ at: 0, left: negativeSlope, right: 1, output: 0 }],
      conventions: { pytorch: "left", tensorflow: "left", jax: "right" },
      range: [-Infinity, Infinity],
      monotone: "strictly increasing",
      derivativeLimits: [negativeSlope, 1],
      source,
    };
  },
);
