import { silu } from "../silu.ts";
import { defineGated } from "./gated.ts";

/**
 * The gated linear unit with swish: the first half of z, times the SiLU of the second. The factor is as accurate as `silu`, the product adds a rounding.
 *
 * @example
 * ```ts
 * import { swiglu } from "@slope/activations";
 *
 * swiglu.vjp(Float64Array.of(3, 0), Float64Array.of(1)) // → Float64Array(2) [ 0, 1.5 ]
 * ```
 *
 * @see N. Shazeer, "GLU variants improve transformer" (2020), arXiv:2002.05202.
 */
export const swiglu = defineGated(
  "swiglu",
  silu,
  {
    value: String.raw`z_{i+m}\sigma(z_{i+m})`,
    slope: String.raw`(\sigma(z_{i+m}) + z_{i+m}\sigma'(z_{i+m}))`,
    bend: String.raw`(2\sigma'(z_{i+m}) + z_{i+m}\sigma''(z_{i+m}))`,
  },
  [-Infinity, Infinity],
  'N. Shazeer, "GLU variants improve transformer" (2020), arXiv:2002.05202.',
);
