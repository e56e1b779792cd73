import { defineFamily, finite } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { beside, constant } from "./numerics/evaluate.ts";

/**
 * Tanh's shape in three straight lines: g(z) = min(max(z, m), M), with m = `min` and M = `max`, −1 and 1 unless told
 * otherwise. Everything is exact.
 *
 * @example
 * ```ts
 * import { hardTanh } from "@slope/activations";
 *
 * hardTanh(3) // → 1
 * hardTanh.derivative(0.5) // → 1
 * hardTanh.with({ max: -2 }) // → RangeError: hardTanh.with: min must be below max, -2, got -1
 * ```
 *
 * @see R. Collobert, "Large scale machine learning", thesis, Université Paris VI (2004).
 */
export const hardTanh = defineFamily(
  "hardTanh",
  { min: finite(-1), max: finite(1) },
  ({ min, max }, name) => {
    if (min >= max) throw new RangeError(`hardTanh.with: min must be below max, ${max}, got ${min}`);
    const slope = (x: number) => {
      if (x > min && x < max) return 1;
      return Number.isNaN(x) ? x : 0;
    };
    const [low, high] = [latexNumber(min), latexNumber(max)];
    const slopeCases = (x: string) =>
      String.raw`\begin{cases} 0 & \text{if } ${x} < ${low} \\ 1 & \text{if } ${low} < ${x} < ${high} \\ 0 & \text{if } ${x} > ${high} \end{cases}`;
    return {
      name,
      formula: {
        value: String.raw`\min(\max(z, ${low}), ${high})`,
        derivative: slopeCases("z"),
        derivativeFromOutput: String.raw`\begin{cases} 1 & \text{if } ${low} < a < ${high} \\ 0 & \text{otherwise} \end{cases}`,
        secondDerivative: "0",
      },
      value: (z) => Math.min(Math.max(z, min), max),
      derivative: slope,
      derivativeFromOutput: slope,
      derivativeFromOutputRange: { from: min, to: max, relativeError: 0 },
      secondDerivative: constant(0),
      derivativeByParameter: {
        min: beside(
          min,
          () => 1,
          () => 0,
        ),
        max: beside(
          max,
          () => 0,
          () => 1,
        ),
      },
      kinks: [
        { at: min, left: 0, right: 1 },
        { at: max, left: 1, right: 0 },
      ],
      conventions: { pytorch: ["left", "right"], tensorflow: ["right", "left"], jax: ["right", "left"] },
      range: [min, max],
      monotone: "increasing",
      derivativeLimits: [0, 0],
      source: 'R. Collobert, "Large scale machine learning", thesis, Université Paris VI (2004).',
    };
  },
);
