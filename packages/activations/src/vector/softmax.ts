import { defineVectorActivation } from "./vectorActivation.ts";
import { computeShares, multiplyByBend, multiplyCovariance } from "./weights.ts";

/**
 * aᵢ = e^zᵢ / Σ e^zⱼ: positive outputs that add up to 1. The Jacobian, diag(a) − aaᵀ, is symmetric.
 *
 * The value is within 0.6 ULP of the true one, also where it is tiny, for less than 2⁴⁰ inputs; the products are off by
 * less than (n + 4)·2⁻⁵³·aᵢ·max|v|. An input of −∞ gets the share 0; +∞, or −∞ alone, makes all outputs NaN, as one NaN
 * does.
 *
 * @example
 * ```ts
 * import { softmax } from "@slope/activations";
 *
 * softmax.forward(Float64Array.of(0, 0)) // → Float64Array(2) [ 0.5, 0.5 ]
 * softmax.vjp(Float64Array.of(0, 0), Float64Array.of(1, 0)) // → Float64Array(2) [ 0.25, -0.25 ]
 * softmax.vjpFromOutput(Float64Array.of(0.5, 0.5), Float64Array.of(1, 0)) // → Float64Array(2) [ 0.25, -0.25 ]
 * softmax.secondDerivative(Float64Array.of(1, 0), Float64Array.of(1, 0))[0] // → -0.09085774767294842
 * ```
 *
 * @see J. S. Bridle, "Probabilistic interpretation of feedforward classification network outputs", in Neurocomputing
 *   (1990) 227–236.
 */
export const softmax = defineVectorActivation({
  name: "softmax",
  formula: {
    value: String.raw`a_i = \frac{e^{z_i}}{\sum_j e^{z_j}}`,
    jvp: String.raw`a_i\left(v_i - \sum_j a_j v_j\right)`,
    vjp: String.raw`a_i\left(w_i - \sum_j a_j w_j\right)`,
    secondDerivative: String.raw`a_i\left(u_i^2 - \sum_j a_j u_j^2\right), \quad u_i = v_i - \sum_j a_j v_j`,
  },
  outputLength: (n) => n,
  value: (z) => computeShares(z, 1),
  jvp: (z, v) => multiplyCovariance(computeShares(z, 1), v, 1),
  vjp: (z, w) => multiplyCovariance(computeShares(z, 1), w, 1),
  secondDerivative: (z, v) => multiplyByBend(computeShares(z, 1), v),
  fromOutput: {
    jvp: (a, v) => multiplyCovariance(a, v, 1),
    vjp: (a, w) => multiplyCovariance(a, w, 1),
  },
  range: [0, 1],
  monotone: "strictly increasing",
  source:
    'J. S. Bridle, "Probabilistic interpretation of feedforward classification network outputs", in Neurocomputing (1990) 227–236.',
});
