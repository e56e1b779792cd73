import { sigmoid } from "../sigmoid.ts";
import { defineGated } from "./gated.ts";

/**
 * The gated linear unit: the first half of z, times the sigmoid of the second. The factor is as accurate as `sigmoid`, the product adds a rounding.
 *
 * @example
 * ```ts
 * import { glu } from "@slope/activations";
 *
 * glu.forward(Float64Array.of(3, 0)) // → Float64Array(1) [ 1.5 ]
 * ```
 *
 * @see Y. N. Dauphin, A. Fan, M. Auli, D. Grangier, "Language modeling with gated convolutional networks",
 *   ICML 2017.
 */
export const glu = defineGated(
  "glu",
  sigmoid,
  {
    value: String.raw`\sigma(z_{i+m})`,
    slope: String.raw`\sigma'(z_{i+m})`,
    bend: String.raw`\sigma''(z_{i+m})`,
  },
  [-Infinity, Infinity],
  'Y. N. Dauphin, A. Fan, M. Auli, D. Grangier, "Language modeling with gated convolutional networks", ICML 2017.',
);
