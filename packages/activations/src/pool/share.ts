import type { Activation } from "../activation.ts";
import type { FloatArray } from "../arrays.ts";
import { type Grade, nameLoops } from "../kernels/kernel.ts";
import { findOrigin } from "../origin.ts";
import { type Job, placeOf } from "./job.ts";
import { PAYS_FROM } from "./paysFrom.ts";
import { writeRecipe } from "./recipe.ts";

/** A share is a multiple of a cache line, so that no two threads write to one. */
const SHARE_STEP = 16;

/** What a call computes, and on which arrays. */
export interface Work<A extends FloatArray> {
  readonly activation: Activation;
  readonly grade: Grade;
  readonly dA: A | undefined;
  readonly z: A;
  readonly out: A;
}

/** Between how many threads, from how many elements on, and in which memories. */
export interface Sharing {
  readonly threads: number;
  readonly shareFrom: number | undefined;
  readonly buffers: readonly ArrayBufferLike[];
}

/** Cuts a call into the elements that the calling thread computes, the first `own`, and the jobs of the others. */
export function cutShares<A extends FloatArray>(
  { activation, grade, dA, z, out }: Work<A>,
  { threads, shareFrom, buffers }: Sharing,
): { readonly own: number; readonly jobs: readonly Job[] } {
  const usual = PAYS_FROM[classify(activation, z.BYTES_PER_ELEMENT === 8)];
  const recipe = z.length >= (shareFrom ?? usual) ? writeRecipe(activation) : undefined;
  if (!recipe) return { own: z.length, jobs: [] };
  const own = Math.ceil(z.length / threads / SHARE_STEP) * SHARE_STEP;
  const jobs: Job[] = [];
  for (let from = own; from < z.length; from += own) {
    const place = (array: A) => placeOf(array, from, Math.min(from + own, z.length), buffers);
    jobs.push({ activation: recipe, grade, dA: dA && place(dA), z: place(z), out: place(out) });
  }
  return { own, jobs };
}

function classify(activation: Activation, isDouble: boolean): keyof typeof PAYS_FROM {
  const kernel = findOrigin(activation)?.kernel;
  if (!kernel || (isDouble && nameLoops(kernel, "forward").float64 === undefined)) return "scalar";
  return kernel.formula === "relu" || kernel.formula === "leakyRelu" ? "rectifier" : "compiled";
}
