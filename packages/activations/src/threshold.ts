import { defineFamily, finite } from "./family.ts";
import { latexNumber } from "./latex.ts";
import { constant } from "./numerics/evaluate.ts";

/**
 * g(z) = z for z > θ, else v, with θ = `threshold`, 1 unless told otherwise, and v = `value`, 0 unless told otherwise.
 * Where v is not θ it jumps. Everything is exact.
 *
 * @example
 * ```ts
 * import { threshold } from "@slope/activations";
 *
 * threshold(2) // → 2
 * threshold(1) // → 0
 * threshold.derivative(1) // → 1
 * threshold.with({ threshold: 0, value: -1 })(-3) // → -1
 * ```
 *
 * @see K. R. Konda, R. Memisevic, D. Krueger, "Zero-bias autoencoders and the benefits of co-adapting features", ICLR
 *   2015.
 */
export const threshold = defineFamily(
  "threshold",
  { threshold: finite(1), value: finite(0) },
  ({ threshold: corner, value }, name) => {
    const text = latexNumber(corner);
    const pass = (below: number, above: (z: number) => number) => (z: number) => {
      if (z > corner) return above(z);
      return Number.isNaN(z) ? z : below;
    };
    return {
      name,
      formula: {
        value: String.raw`\begin{cases} ${latexNumber(value)} & \text{if } z \le ${text} \\ z & \text{if } z > ${text} \end{cases}`,
        derivative: String.raw`\begin{cases} 0 & \text{if } z < ${text} \\ 1 & \text{if } z > ${text} \end{cases}`,
        secondDerivative: "0",
      },
      value: pass(value, (z) => z),
      derivative: pass(0, () => 1),
      secondDerivative: constant(0),
      derivativeByParameter: { threshold: constant(0), value: pass(1, () => 0) },
      kinks: [{ at: corner, left: 0, right: 1 }],
      conventions: { pytorch: "left", tensorflow: "left" },
      range: [Math.min(value, corner), Infinity],
      monotone: value <= corner ? "increasing" : "no",
      derivativeLimits: [0, 1],
      source:
        'K. R. Konda, R. Memisevic, D. Krueger, "Zero-bias autoencoders and the benefits of co-adapting features", ICLR 2015.',
    };
  },
);
