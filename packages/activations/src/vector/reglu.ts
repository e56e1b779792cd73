import { relu } from "../relu.ts";
import { defineGated } from "./gated.ts";

/**
 * The gated linear unit with ReLU: the first half of z, times the ReLU of the second. The factor is as accurate as `relu`, the product adds a rounding.
 *
 * @example
 * ```ts
 * import { reglu } from "@slope/activations";
 *
 * reglu.forward(Float64Array.of(3, 2)) // → Float64Array(1) [ 6 ]
 * ```
 *
 * @see N. Shazeer, "GLU variants improve transformer" (2020), arXiv:2002.05202.
 */
export const reglu = defineGated(
  "reglu",
  relu,
  {
    value: String.raw`\max(0, z_{i+m})`,
    slope: "[z_{i+m} > 0]",
    bend: String.raw`\cdot 0 \cdot`,
    kinks: "z_{i+m} = 0",
  },
  [-Infinity, Infinity],
  'N. Shazeer, "GLU variants improve transformer" (2020), arXiv:2002.05202.',
);
