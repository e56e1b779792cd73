import { gelu } from "../gelu.ts";
import { defineGated } from "./gated.ts";

/**
 * The gated linear unit with GELU: the first half of z, times the GELU of the second. The factor is as accurate as `gelu`, the product adds a rounding.
 *
 * @example
 * ```ts
 * import { geglu } from "@slope/activations";
 *
 * geglu.forward(Float64Array.of(3, 0)) // → Float64Array(1) [ 0 ]
 * ```
 *
 * @see N. Shazeer, "GLU variants improve transformer" (2020), arXiv:2002.05202.
 */
export const geglu = defineGated(
  "geglu",
  gelu,
  {
    value: String.raw`z_{i+m}\Phi(z_{i+m})`,
    slope: String.raw`(\Phi(z_{i+m}) + z_{i+m}\phi(z_{i+m}))`,
    bend: String.raw`(2 - z_{i+m}^2)\phi(z_{i+m})`,
  },
  [-Infinity, Infinity],
  'N. Shazeer, "GLU variants improve transformer" (2020), arXiv:2002.05202.',
);
