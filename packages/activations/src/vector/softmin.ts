import { defineVectorActivation } from "./vectorActivation.ts";
import { computeShares, multiplyByBend, multiplyCovariance } from "./weights.ts";

/**
 * aᵢ = e^(−zᵢ) / Σ e^(−zⱼ), the softmax of −z. Its accuracy is that of `softmax`.
 *
 * @example
 * ```ts
 * import { softmin } from "@slope/activations";
 *
 * softmin.forward(Float64Array.of(0, 1000)) // → Float64Array(2) [ 1, 0 ]
 * ```
 *
 * @see J. S. Bridle, "Probabilistic interpretation of feedforward classification network outputs", in Neurocomputing
 *   (1990) 227–236.
 */
export const softmin = defineVectorActivation({
  name: "softmin",
  formula: {
    value: String.raw`a_i = \frac{e^{-z_i}}{\sum_j e^{-z_j}}`,
    jvp: String.raw`-a_i\left(v_i - \sum_j a_j v_j\right)`,
    vjp: String.raw`-a_i\left(w_i - \sum_j a_j w_j\right)`,
    secondDerivative: String.raw`a_i\left(u_i^2 - \sum_j a_j u_j^2\right), \quad u_i = v_i - \sum_j a_j v_j`,
  },
  outputLength: (n) => n,
  value: (z) => computeShares(z, -1),
  jvp: (z, v) => multiplyCovariance(computeShares(z, -1), v, -1),
  vjp: (z, w) => multiplyCovariance(computeShares(z, -1), w, -1),
  secondDerivative: (z, v) => multiplyByBend(computeShares(z, -1), v),
  fromOutput: {
    jvp: (a, v) => multiplyCovariance(a, v, -1),
    vjp: (a, w) => multiplyCovariance(a, w, -1),
  },
  range: [0, 1],
  monotone: "strictly decreasing",
  source:
    'J. S. Bridle, "Probabilistic interpretation of feedforward classification network outputs", in Neurocomputing (1990) 227–236.',
});
