import { defineActivation } from "./activation.ts";

/**
 * g(z) = sin z. At infinity there is neither value nor slope, NaN.
 *
 * Sine and cosine are the engine's, of which ECMAScript promises no bound; those of V8 are within 1 ULP for every
 * float64 z.
 *
 * @example
 * ```ts
 * import { sinusoid } from "@slope/activations";
 *
 * sinusoid(0) // → 0
 * sinusoid.derivative(0) // → 1
 * sinusoid(Infinity) // → NaN
 * ```
 *
 * @see V. Sitzmann, J. N. P. Martel, A. W. Bergman, D. B. Lindell, G. Wetzstein, "Implicit neural representations
 *   with periodic activation functions", NeurIPS 2020.
 */
export const sinusoid = defineActivation({
  name: "sinusoid",
  formula: {
    value: String.raw`\sin(z)`,
    derivative: String.raw`\cos(z)`,
    secondDerivative: String.raw`-\sin(z)`,
  },
  value: (z) => Math.sin(z),
  derivative: (z) => Math.cos(z),
  secondDerivative: (z) => -Math.sin(z),
  range: [-1, 1],
  monotone: "no",
  derivativeLimits: [Number.NaN, Number.NaN],
  source:
    'V. Sitzmann, J. N. P. Martel, A. W. Bergman, D. B. Lindell, G. Wetzstein, "Implicit neural representations with periodic activation functions", NeurIPS 2020.',
});
