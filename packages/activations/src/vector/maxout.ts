import type { FloatArray } from "../arrays.ts";
import { constant } from "../numerics/evaluate.ts";
import { defineVectorActivation, type VectorActivation } from "./vectorActivation.ts";

const NEVER_BENT = constant(0);

/** Maxout with a number of inputs for each output. */
export interface MaxoutActivation extends VectorActivation {
  readonly parameters: { readonly pieces: number };
  /** @throws {RangeError} unless `pieces` is a whole number ≥ 1. */
  with(changes: { readonly pieces?: number }): MaxoutActivation;
}

/**
 * The largest of each `pieces` neighbouring inputs, 2 unless told otherwise. The slope goes to the first of equals. Everything is
 * exact; a NaN among the pieces makes the output, and what it gives back, NaN.
 *
 * @example
 * ```ts
 * import { maxout } from "@slope/activations";
 *
 * maxout.forward(Float64Array.of(1, 3, 2, -2)) // → Float64Array(2) [ 3, 2 ]
 * maxout.vjp(Float64Array.of(1, 3, 2, -2), Float64Array.of(5, 7)) // → Float64Array(4) [ 0, 5, 7, 0 ]
 * maxout.with({ pieces: 4 }).forward(Float64Array.of(1, 3, 2, -2)) // → Float64Array(1) [ 3 ]
 * ```
 *
 * @see I. J. Goodfellow, D. Warde-Farley, M. Mirza, A. Courville, Y. Bengio, "Maxout networks", ICML 2013.
 */
export const maxout: MaxoutActivation = makeMaxout(2);

function makeMaxout(pieces: number): MaxoutActivation {
  if (!(Number.isInteger(pieces) && pieces >= 1))
    throw new RangeError(`maxout.with: pieces must be a whole number ≥ 1, got ${pieces}`);
  const activation = defineVectorActivation({
    name: pieces === 2 ? "maxout" : `maxout(${pieces})`,
    formula: {
      value: String.raw`a_i = \max(z_{${pieces}i}, \ldots, z_{${pieces}i+${pieces - 1}})`,
      jvp: String.raw`v_{k(i)}, \quad z_{k(i)} = a_i`,
      vjp: "[j = k(i)] w_i",
      secondDerivative: "0",
      kinks: String.raw`z_j = a_i \text{ for more than one } j`,
    },
    outputLength: (n) => (n % pieces === 0 ? n / pieces : { allowed: `a multiple of ${pieces}` }),
    value: (z) => findLargest(z, pieces).map((index) => z[index]!),
    jvp: (z, v) => findLargest(z, pieces).map((index) => (Number.isNaN(z[index]!) ? Number.NaN : v[index]!)),
    vjp: (z, w) => {
      const result = new Float64Array(z.length);
      findLargest(z, pieces).forEach((index, i) => {
        result[index] = Number.isNaN(z[index]!) ? Number.NaN : w[i]!;
      });
      return result;
    },
    secondDerivative: (z) => findLargest(z, pieces).map((index) => NEVER_BENT(z[index]!)),
    range: [-Infinity, Infinity],
    monotone: "increasing",
    source:
      'I. J. Goodfellow, D. Warde-Farley, M. Mirza, A. Courville, Y. Bengio, "Maxout networks", ICML 2013.',
  });
  return Object.freeze({
    ...activation,
    parameters: Object.freeze({ pieces }),
    with: (changes: { readonly pieces?: number }) => makeMaxout(changes.pieces ?? pieces),
  });
}

/** For each output the place of its largest piece, or of one that is NaN. */
function findLargest(z: FloatArray, pieces: number): Float64Array {
  return Float64Array.from({ length: z.length / pieces }, (_, i) => {
    let largest = i * pieces;
    for (let j = largest + 1; j < (i + 1) * pieces; j++)
      if (z[j]! > z[largest]! || Number.isNaN(z[j]!)) largest = j;
    return largest;
  });
}
