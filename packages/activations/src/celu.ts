import { defineFamily, positive } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { beside, roundOnce } from "./numerics/evaluate.ts";
import { divide, multiply, subtract, wide } from "./numerics/wide.ts";
import { exp, expm1 } from "./numerics/wideExponential.ts";

/**
 * The continuously differentiable exponential linear unit: g(z) = z for z ≥ 0 and α(e^(z/α) − 1) for z < 0, with α =
 * `alpha`, 1 unless told otherwise. Whatever α, the slope at 0 is 1 on both sides.
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results
 * included. The derivative by α is off by at most 2⁻⁵⁷·|z/α|, or 1 ULP.
 *
 * @example
 * ```ts
 * import { celu } from "@slope/activations";
 *
 * celu(-1) // → -0.6321205588285577
 * celu.with({ alpha: 2 }).derivative(-2) // → 0.36787944117144233
 * celu.derivativeByParameter.alpha(-1) // → -0.26424111765711533
 * ```
 *
 * @see J. T. Barron, "Continuously differentiable exponential linear units" (2017), arXiv:1704.07483.
 */
export const celu = defineFamily("celu", { alpha: positive(1) }, ({ alpha }, name) => {
  const width = wide(alpha);
  const ratio = alpha === 1 ? "z" : `z/${latexNumber(alpha)}`;
  const times = alpha === 1 ? "" : String.raw`${latexNumber(alpha)} \cdot `;
  return {
    name,
    formula: {
      value: String.raw`\begin{cases} ${times}(e^{${ratio}}-1) & \text{if } z < 0 \\ z & \text{if } z \ge 0 \end{cases}`,
      derivative: String.raw`\begin{cases} e^{${ratio}} & \text{if } z < 0 \\ 1 & \text{if } z \ge 0 \end{cases}`,
      derivativeFromOutput: String.raw`\begin{cases} 1+\frac{a}{${latexNumber(alpha)}} & \text{if } a < 0 \\ 1 & \text{if } a \ge 0 \end{cases}`,
      secondDerivative: String.raw`\begin{cases} \frac{e^{${ratio}}}{${latexNumber(alpha)}} & \text{if } z < 0 \\ 0 & \text{if } z > 0 \end{cases}`,
    },
    value: beside(
      0,
      roundOnce([-alpha, Number.NaN], (z) => multiply(width, expm1(divide(z, width)))),
      (z) => z,
    ),
    derivative: beside(
      0,
      roundOnce([0, Number.NaN], (z) => exp(divide(z, width))),
      () => 1,
    ),
    derivativeFromOutput: beside(
      0,
      (a) => (alpha + a) / alpha,
      () => 1,
    ),
    derivativeFromOutputRange: { from: alpha * (2 ** -14 - 1), to: Infinity, relativeError: 2 ** -38 },
    secondDerivative: beside(
      0,
      roundOnce([0, Number.NaN], (z) => divide(exp(divide(z, width)), width)),
      () => 0,
    ),
    derivativeByParameter: {
      alpha: beside(
        0,
        roundOnce([-1, Number.NaN], (z) => {
          const x = divide(z, width);
          return subtract(expm1(x), multiply(x, exp(x)));
        }),
        () => 0,
      ),
    },
    derivativeKinks: [{ at: 0, left: 1 / alpha, right: 0 }],
    range: [-alpha, Infinity],
    monotone: "strictly increasing",
    derivativeLimits: [0, 1],
    source: 'J. T. Barron, "Continuously differentiable exponential linear units" (2017), arXiv:1704.07483.',
  };
});
