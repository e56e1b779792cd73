import { constant } from "../numerics/evaluate.ts";
import { relu } from "../relu.ts";
import { defineVectorActivation } from "./vectorActivation.ts";

const NEVER_BENT = constant(0);

/**
 * The concatenated rectified linear unit: the positive parts of z, then those of −z, twice as many outputs as inputs.
 * At 0 each half has the slope of `relu`, 1 by convention. Everything is exact but the sums of the products.
 *
 * @example
 * ```ts
 * import { crelu } from "@slope/activations";
 *
 * crelu.forward(Float64Array.of(1, -2)) // → Float64Array(4) [ 1, 0, 0, 2 ]
 * crelu.vjp(Float64Array.of(1, -2), Float64Array.of(1, 1, 1, 1)) // → Float64Array(2) [ 1, -1 ]
 * ```
 *
 * @see W. Shang, K. Sohn, D. Almeida, H. Lee, "Understanding and improving convolutional neural networks via
 *   concatenated rectified linear units", ICML 2016.
 */
export const crelu = defineVectorActivation({
  name: "crelu",
  formula: {
    value: String.raw`(\max(0, z), \max(0, -z))`,
    jvp: "([z_i > 0] v_i, -[z_i < 0] v_i)",
    vjp: "[z_i > 0] w_i - [z_i < 0] w_{i+n}",
    secondDerivative: "0",
    kinks: "z_i = 0",
  },
  outputLength: (n) => 2 * n,
  value: (z) =>
    Float64Array.from({ length: 2 * z.length }, (_, i) => relu(i < z.length ? z[i]! : -z[i - z.length]!)),
  jvp: (z, v) =>
    Float64Array.from({ length: 2 * z.length }, (_, i) => {
      const n = z.length;
      return i < n ? relu.derivative(z[i]!) * v[i]! : -relu.derivative(-z[i - n]!) * v[i - n]!;
    }),
  vjp: (z, w) =>
    Float64Array.from(z, (x, i) => relu.derivative(x) * w[i]! - relu.derivative(-x) * w[i + z.length]!),
  secondDerivative: (z) =>
    Float64Array.from({ length: 2 * z.length }, (_, i) => NEVER_BENT(z[i % z.length]!)),
  range: [0, Infinity],
  monotone: "no",
  source:
    'W. Shang, K. Sohn, D. Almeida, H. Lee, "Understanding and improving convolutional neural networks via concatenated rectified linear units", ICML 2016.',
});
