import { defineFamily, positive } from "./family.ts";
import { latexNumber, latexProduct } from "./latex.ts";

/**
 * g(z) = z + sin²(αz)/α, with α = `alpha`, 1 unless told otherwise: a line with a period, for data that have one. At
 * infinity, and where αz overflows, there is no slope: NaN.
 *
 * Sine and cosine are the engine's, of which ECMAScript promises no bound; those of V8 keep the value within 4 ULP. The
 * derivative, 1 + sin 2αz, touches 0 once in a period; it is off by less than 2⁻⁵¹. The second derivative is 2α cos
 * 2αz, off by less than 2⁻⁵¹·α. For an α that is no power of two, αz is rounded first, which shifts the phase by up to
 * 2⁻⁵³·|αz|.
 *
 * @example
 * ```ts
 * import { snake } from "@slope/activations";
 *
 * snake(1) // → 1.708073418273571
 * snake.derivative(0) // → 1
 * snake.with({ alpha: 2 })(1) // → 1.413410905215903
 * ```
 *
 * @see L. Ziyin, T. Hartwig, M. Ueda, "Neural networks fail to learn periodic functions and how to fix it", NeurIPS
 *   2020.
 */
export const snake = defineFamily("snake", { alpha: positive(1) }, ({ alpha }, name) => {
  const x = latexProduct(alpha, "z");
  const twoX = latexProduct(2 * alpha, "z");
  const text = latexNumber(alpha);
  return {
    name,
    formula: {
      value: alpha === 1 ? String.raw`z+\sin^2(z)` : String.raw`z+\frac{\sin^2(${x})}{${text}}`,
      derivative: String.raw`1+\sin(${twoX})`,
      secondDerivative: String.raw`${latexNumber(2 * alpha)} \cdot \cos(${twoX})`,
    },
    value: (z) => (z === 0 || Math.abs(alpha * z) === Infinity ? z : z + Math.sin(alpha * z) ** 2 / alpha),
    derivative: (z) => (Math.sin(alpha * z) + Math.cos(alpha * z)) ** 2,
    secondDerivative: (z) => {
      const [sine, cosine] = [Math.sin(alpha * z), Math.cos(alpha * z)];
      return 2 * alpha * (cosine - sine) * (cosine + sine);
    },
    derivativeByParameter: {
      alpha: (z) => {
        const sine = Math.sin(alpha * z);
        return (z * (2 * sine * Math.cos(alpha * z)) - (sine * sine) / alpha) / alpha;
      },
    },
    range: [-Infinity, Infinity],
    monotone: "strictly increasing",
    derivativeLimits: [Number.NaN, Number.NaN],
    source:
      'L. Ziyin, T. Hartwig, M. Ueda, "Neural networks fail to learn periodic functions and how to fix it", NeurIPS 2020.',
  };
});
