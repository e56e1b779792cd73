import type { FloatArray } from "../arrays.ts";
import { constant } from "../numerics/evaluate.ts";
import { defineVectorActivation } from "./vectorActivation.ts";
import { largest } from "./weights.ts";

/**
 * The point of the probability simplex that is nearest to z: like softmax, but small inputs get exactly 0. On the
 * support, where a > 0, the Jacobian is that of subtracting the mean; elsewhere it is 0. Where an input is just about to
 * enter the support, the slope is that from outside.
 *
 * The value is off by less than (n + 2)·2⁻⁵²·(max z − min of the support), the products by (n + 4)·2⁻⁵³·max|v|. ±∞ is treated
 * as by `softmax`.
 *
 * @example
 * ```ts
 * import { sparsemax } from "@slope/activations";
 *
 * sparsemax.forward(Float64Array.of(1, 0.5, -3)) // → Float64Array(3) [ 0.75, 0.25, 0 ]
 * sparsemax.vjp(Float64Array.of(1, 0.5, -3), Float64Array.of(1, 0, 7)) // → Float64Array(3) [ 0.5, -0.5, 0 ]
 * ```
 *
 * @see A. F. T. Martins, R. F. Astudillo, "From softmax to sparsemax: a sparse model of attention and multi-label
 *   classification", ICML 2016.
 */
export const sparsemax = defineVectorActivation({
  name: "sparsemax",
  formula: {
    value: String.raw`a_i = \max(0, z_i - \tau(z)), \quad \sum_i a_i = 1`,
    jvp: String.raw`[a_i > 0]\left(v_i - \frac{\sum_{a_j > 0} v_j}{|\{j : a_j > 0\}|}\right)`,
    vjp: String.raw`[a_i > 0]\left(w_i - \frac{\sum_{a_j > 0} w_j}{|\{j : a_j > 0\}|}\right)`,
    secondDerivative: "0",
    kinks: String.raw`z_i = \tau(z)`,
  },
  outputLength: (n) => n,
  value: project,
  jvp: (z, v) => subtractMeanOfSupport(project(z), v),
  vjp: (z, w) => subtractMeanOfSupport(project(z), w),
  secondDerivative: (z) => project(z).map(constant(0)),
  fromOutput: { jvp: subtractMeanOfSupport, vjp: subtractMeanOfSupport },
  range: [0, 1],
  monotone: "increasing",
  source:
    'A. F. T. Martins, R. F. Astudillo, "From softmax to sparsemax: a sparse model of attention and multi-label classification", ICML 2016.',
});

/** Euclidean projection onto the simplex, relative to the largest input so that a common offset costs no digits. */
function project(z: FloatArray): Float64Array {
  const top = largest(z);
  const shifted = Float64Array.from(z, (x) => x - top);
  if (!Number.isFinite(top)) return shifted.fill(Number.NaN);
  const sorted = shifted.slice().sort().reverse();
  let sum = 0;
  let threshold = 0;
  for (let count = 1; count <= sorted.length; count++) {
    sum += sorted[count - 1]!;
    const candidate = (sum - 1) / count;
    if (!(sorted[count - 1]! > candidate)) break;
    threshold = candidate;
  }
  return shifted.map((x) => Math.max(0, x - threshold));
}

function subtractMeanOfSupport(a: FloatArray, v: FloatArray): Float64Array {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < a.length; i++)
    if (a[i] !== 0) {
      sum += v[i]!;
      count++;
    }
  return Float64Array.from(a, (x, i) => (Number.isNaN(x) ? x : x > 0 ? v[i]! - sum / count : 0));
}
