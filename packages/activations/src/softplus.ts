import { defineFamily, positive } from "./family.ts";
import { isModerate } from "./kernels/parameters.ts";
import { latexNumber, latexProduct } from "./latex.ts";
import { constant, roundOnce } from "./numerics/evaluate.ts";
import { add, divide, multiply, negate, square, subtract, type Wide, wide } from "./numerics/wide.ts";
import { expm1 } from "./numerics/wideExponential.ts";
import { logistic, logisticSlope, softplus as softplusOf } from "./numerics/wideLogistic.ts";

/**
 * A smooth ReLU, g(z) = log(1 + e^(βz))/β, with β = `beta`, 1 unless told otherwise. From βz > `threshold` on it is z,
 * if one is given, as PyTorch does from 20 on: a small jump, which is then a kink. Without one, all is smooth.
 *
 * Value, derivative and second derivative are within 0.52 ULP of the true ones for every float64 z, subnormal results
 * included. From the output the slope is 1 − e^(−βa), with no loss anywhere.
 *
 * @example
 * ```ts
 * import { softplus } from "@slope/activations";
 *
 * softplus(0) // → 0.6931471805599453
 * softplus(-745) // → 5e-324
 * softplus.derivative(0) // → 0.5
 * softplus.with({ threshold: 20 })(21) // → 21
 * softplus.derivativeByParameter.beta(0) // → -0.6931471805599453
 * ```
 *
 * @see C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia, "Incorporating second-order functional knowledge for
 *   better option pricing", NIPS 2000.
 */
export const softplus = defineFamily(
  "softplus",
  {
    beta: positive(1),
    threshold: { default: Infinity, isAllowed: (x) => x > 0, allowed: "a number > 0, or Infinity" },
  },
  ({ beta, threshold }, name) => {
    const steepness = wide(beta);
    const x = latexProduct(beta, "z");
    const isCut = threshold < Infinity;
    const cut = (smooth: (z: number) => number, linear: (z: number) => number) =>
      isCut ? (z: number) => (beta * z > threshold ? linear(z) : smooth(z)) : smooth;
    const cases = (smooth: string, linear: string) =>
      isCut
        ? String.raw`\begin{cases} ${smooth} & \text{if } ${x} \le ${latexNumber(threshold)} \\ ${linear} & \text{if } ${x} > ${latexNumber(threshold)} \end{cases}`
        : smooth;
    const slope = roundOnce([0, 1], (z) => logistic(multiply(steepness, z)));
    const factor = beta === 1 ? "" : String.raw`${latexNumber(beta)} \cdot `;
    return {
      name,
      ...(isModerate(beta) && {
        kernel: { formula: "softplus", parameters: [beta, 1 / beta, threshold, threshold / beta] },
      }),
      formula: {
        value: cases(
          beta === 1 ? "\\ln(1+e^{z})" : String.raw`\frac{\ln(1+e^{${x}})}{${latexNumber(beta)}}`,
          "z",
        ),
        derivative: cases(String.raw`\frac{1}{1+e^{-${x}}}`, "1"),
        derivativeFromOutput: `1-e^{-${latexProduct(beta, "a")}}`,
        secondDerivative: cases(String.raw`${factor}\frac{e^{-${x}}}{(1+e^{-${x}})^2}`, "0"),
      },
      value: cut(
        roundOnce([0, Infinity], (z) => divide(softplusOf(multiply(steepness, z)), steepness)),
        (z) => z,
      ),
      derivative: cut(slope, () => 1),
      derivativeFromOutput: roundOnce([Number.NaN, 1], (a) => negate(expm1(negate(multiply(steepness, a))))),
      derivativeFromOutputRange: { from: 0, to: threshold / beta, relativeError: 2 ** -50 },
      secondDerivative: cut(
        roundOnce([0, 0], (z) => multiply(steepness, logisticSlope(multiply(steepness, z)))),
        () => 0,
      ),
      derivativeByParameter: {
        beta: cut(
          roundOnce([0, -0], (z) => divide(softplusByLogBeta(multiply(steepness, z)), square(steepness))),
          () => 0,
        ),
        threshold: constant(0),
      },
      kinks: isCut ? [{ at: threshold / beta, left: slope(threshold / beta), right: 1 }] : [],
      conventions: { pytorch: "left" },
      range: [0, Infinity],
      monotone: isCut ? "no" : "strictly increasing",
      derivativeLimits: [0, 1],
      source:
        'C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia, "Incorporating second-order functional knowledge for better option pricing", NIPS 2000.',
    };
  },
);

/** xσ(x) − log(1 + eˣ) without cancellation for x > 0. */
function softplusByLogBeta(x: Wide): Wide {
  if (x.high <= 0) return subtract(multiply(x, logistic(x)), softplusOf(x));
  return negate(add(multiply(x, logistic(negate(x))), softplusOf(negate(x))));
}
