import { defineFamily, finite } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { beside, constant } from "./numerics/evaluate.ts";

/**
 * The parametric rectified linear unit: g(z) = z for z ≥ 0 and αz for z < 0, where α = `slope` is learned, from 0.25
 * on. Unlike leaky ReLU's, it may become any finite number. The value is αz rounded once (½ ULP); all slopes are exact.
 *
 * @example
 * ```ts
 * import { prelu } from "@slope/activations";
 *
 * prelu(-2) // → -0.5
 * prelu.with({ slope: -1 })(-2) // → 2
 * prelu.derivativeByParameter.slope(-2) // → -2
 * ```
 *
 * @see K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV 2015.
 */
export const prelu = defineFamily("prelu", { slope: finite(0.25) }, ({ slope }, name) => {
  const slopeBySign = beside(
    0,
    () => slope,
    () => 1,
  );
  const alpha = latexNumber(slope);
  const slopeCases = (x: string) =>
    String.raw`\begin{cases} ${alpha} & \text{if } ${x} < 0 \\ 1 & \text{if } ${x} > 0 \end{cases}`;
  const fromOutput = {
    derivativeFromOutput: slopeBySign,
    derivativeFromOutputRange: { from: -Infinity, to: Infinity, relativeError: 0 },
  };
  return {
    name,
    formula: {
      value: String.raw`\begin{cases} ${alpha} \cdot z & \text{if } z < 0 \\ z & \text{if } z \ge 0 \end{cases}`,
      derivative: slopeCases("z"),
      ...(slope > 0 && { derivativeFromOutput: slopeCases("a") }),
      secondDerivative: "0",
    },
    value: slope === 0 ? (z: number) => Math.max(0, z) : (z: number) => (z < 0 ? slope * z : z),
    derivative: slopeBySign,
    ...(slope > 0 && fromOutput),
    secondDerivative: constant(0),
    derivativeByParameter: {
      slope: beside(
        0,
        (z) => z,
        () => 0,
      ),
    },
    kinks: slope === 1 ? [] : [{ at: 0, left: slope, right: 1, ...(slope > 0 && { output: 0 }) }],
    conventions: { pytorch: "left" },
    range: slope > 0 ? [-Infinity, Infinity] : [0, Infinity],
    monotone: slope > 0 ? "strictly increasing" : slope === 0 ? "increasing" : "no",
    derivativeLimits: [slope, 1],
    source: 'K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV 2015.',
  };
});
