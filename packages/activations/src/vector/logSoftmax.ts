import { exponential } from "../exponential.ts";
import { add, round, subtract, wide } from "../numerics/wide.ts";
import { log1p } from "../numerics/wideLogarithm.ts";
import { defineVectorActivation } from "./vectorActivation.ts";
import { computeShares, computeWeights, dot, squareSpread, total } from "./weights.ts";

/**
 * aᵢ = zᵢ − log Σ e^zⱼ, the logarithm of softmax, which does not lose the small shares. The Jacobian is 1 − 1sᵀ with
 * s = softmax(z).
 *
 * The value is within 0.6 ULP of the true one; the products are off by less than (n + 4)·2⁻⁵³·Σ|vⱼ|. An input of −∞ stays
 * −∞; +∞, or −∞ alone, makes all outputs NaN, as one NaN does.
 *
 * @example
 * ```ts
 * import { logSoftmax } from "@slope/activations";
 *
 * logSoftmax.forward(Float64Array.of(800, 0)) // → Float64Array(2) [ -0, -800 ]
 * ```
 *
 * @see I. Goodfellow, Y. Bengio, A. Courville, Deep Learning (2016), §6.2.2.3.
 */
export const logSoftmax = defineVectorActivation({
  name: "logSoftmax",
  formula: {
    value: String.raw`a_i = z_i - \ln \sum_j e^{z_j}`,
    jvp: String.raw`v_i - \sum_j e^{a_j} v_j`,
    vjp: String.raw`w_i - e^{a_i} \sum_j w_j`,
    secondDerivative: String.raw`-\sum_j e^{a_j} u_j^2, \quad u_i = v_i - \sum_j e^{a_j} v_j`,
  },
  outputLength: (n) => n,
  value: (z) => {
    const found = computeWeights(z, 1);
    if (!found) return new Float64Array(z.length).fill(Number.NaN);
    // The largest weight is 1, so the sum of the others is taken without it: it may be tiny.
    const first = z.indexOf(found.top);
    const others = found.weights.reduce((sum, weight, i) => (i === first ? sum : add(sum, weight)), wide(0));
    const rest = log1p(others);
    const top = wide(found.top);
    return Float64Array.from(z, (x) =>
      x === -Infinity ? x : round(subtract(subtract(wide(x), top), rest)) || -0,
    );
  },
  jvp: (z, v) => subtractMean(computeShares(z, 1), v),
  vjp: (z, w) => subtractSum(computeShares(z, 1), w),
  secondDerivative: (z, v) => {
    const shares = computeShares(z, 1);
    return new Float64Array(z.length).fill(-dot(shares, squareSpread(shares, v)));
  },
  fromOutput: {
    jvp: (a, v) => subtractMean(Float64Array.from(a, exponential), v),
    vjp: (a, w) => subtractSum(Float64Array.from(a, exponential), w),
  },
  range: [-Infinity, 0],
  monotone: "strictly increasing",
  source: "I. Goodfellow, Y. Bengio, A. Courville, Deep Learning (2016), §6.2.2.3.",
});

function subtractMean(shares: Float64Array, v: ArrayLike<number>): Float64Array {
  const mean = dot(shares, v);
  return Float64Array.from(v, (x) => x - mean);
}

function subtractSum(shares: Float64Array, w: ArrayLike<number>): Float64Array {
  const sum = total(w);
  return shares.map((share, i) => w[i]! - share * sum);
}
