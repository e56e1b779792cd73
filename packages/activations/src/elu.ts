import { defineFamily, positive } from "./family.ts";
import { isModerate } from "./kernels/parameters.ts";
import { latexNumber } from "./latex.ts";
import { beside, roundOnce } from "./numerics/evaluate.ts";
import { multiply, wide } from "./numerics/wide.ts";
import { exp, expm1 } from "./numerics/wideExponential.ts";

/**
 * The exponential linear unit: g(z) = z for z ≥ 0 and α(eᶻ − 1) for z < 0, with α = `alpha`, 1 unless told otherwise.
 * Only with α = 1 it has no corner at 0; its second derivative jumps there all the same.
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results
 * included.
 *
 * @example
 * ```ts
 * import { elu } from "@slope/activations";
 *
 * elu(-1) // → -0.6321205588285577
 * elu.derivative(-1) // → 0.36787944117144233
 * elu.with({ alpha: 0.5 }).kinks // → [ { at: 0, left: 0.5, right: 1, output: 0, chosen: 1 } ]
 * elu.derivativeByParameter.alpha(-1) // → -0.6321205588285577
 * ```
 *
 * @see D.-A. Clevert, T. Unterthiner, S. Hochreiter, "Fast and accurate deep network learning by exponential linear
 *   units (ELUs)", ICLR 2016.
 */
export const elu = defineFamily("elu", { alpha: positive(1) }, ({ alpha }, name) => {
  const factor = wide(alpha);
  const power = roundOnce([0, Number.NaN], (z) => multiply(factor, exp(z)));
  const text = latexNumber(alpha);
  const times = alpha === 1 ? "" : String.raw`${text} \cdot `;
  return {
    name,
    ...(isModerate(alpha) && { kernel: { formula: "elu", parameters: [alpha] } }),
    formula: {
      value: String.raw`\begin{cases} ${times}(e^{z}-1) & \text{if } z < 0 \\ z & \text{if } z \ge 0 \end{cases}`,
      derivative: String.raw`\begin{cases} ${times}e^{z} & \text{if } z < 0 \\ 1 & \text{if } z > 0 \end{cases}`,
      derivativeFromOutput: String.raw`\begin{cases} a+${text} & \text{if } a < 0 \\ 1 & \text{if } a > 0 \end{cases}`,
      secondDerivative: String.raw`\begin{cases} ${times}e^{z} & \text{if } z < 0 \\ 0 & \text{if } z > 0 \end{cases}`,
    },
    value: beside(
      0,
      roundOnce([-alpha, Number.NaN], (z) => multiply(factor, expm1(z))),
      (z) => z,
    ),
    derivative: beside(0, power, () => 1),
    derivativeFromOutput: beside(
      0,
      (a) => a + alpha,
      () => 1,
    ),
    derivativeFromOutputRange: { from: alpha * (2 ** -14 - 1), to: Infinity, relativeError: 2 ** -38 },
    secondDerivative: beside(0, power, () => 0),
    derivativeByParameter: { alpha: beside(0, roundOnce([-1, Number.NaN], expm1), () => 0) },
    kinks: alpha === 1 ? [] : [{ at: 0, left: alpha, right: 1, output: 0 }],
    derivativeKinks: alpha === 1 ? [{ at: 0, left: 1, right: 0 }] : [],
    conventions: { pytorch: "left", tensorflow: "left", jax: "left" },
    range: [-alpha, Infinity],
    monotone: "strictly increasing",
    derivativeLimits: [0, 1],
    source:
      'D.-A. Clevert, T. Unterthiner, S. Hochreiter, "Fast and accurate deep network learning by exponential linear units (ELUs)", ICLR 2016.',
  };
});
