import type { FloatArray } from "../arrays.ts";
import type { FloatArrayConstructor } from "../kernels/allocate.ts";
import type { Grade } from "../kernels/kernel.ts";
import type { KernelBuffer } from "../kernels/webAssembly.ts";
import type { Recipe } from "./recipe.ts";

/**
 * A part of an array as another thread finds it: in a memory of the pool by its number, since what is sent is no longer
 * the same buffer; elsewhere on shared memory by itself.
 */
export type Place =
  | { readonly memory: number; readonly at: number; readonly length: number; readonly isDouble: boolean }
  | FloatArray;

/** One thread's share of a call. */
export interface Job {
  readonly activation: Recipe;
  readonly grade: Grade;
  readonly dA: Place | undefined;
  readonly z: Place;
  readonly out: Place;
}

/** A memory of the pool, with the working space that this thread has in it. */
export interface MemoryNotice {
  readonly memory: KernelBuffer;
  readonly scratch: number;
}

export type ToWorker = { readonly job: Job } | { readonly notice: MemoryNotice };
/** What the worker answers a job: nothing went wrong, or what did. */
export type FromWorker = { readonly error: string | undefined };

/** The array at a place, whose memory the `buffers` are. */
export function arrayAt(place: Place, buffers: readonly ArrayBufferLike[]): FloatArray {
  if (!("isDouble" in place)) return place;
  const Type: FloatArrayConstructor<FloatArray> = place.isDouble ? Float64Array : Float32Array;
  return new Type(buffers[place.memory]!, place.at, place.length);
}

/** Where the elements from `start` to `end` of an array are. */
export function placeOf(
  array: FloatArray,
  start: number,
  end: number,
  buffers: readonly ArrayBufferLike[],
): Place {
  const memory = buffers.indexOf(array.buffer);
  if (memory < 0) return array.subarray(start, end);
  const at = array.byteOffset + start * array.BYTES_PER_ELEMENT;
  return { memory, at, length: end - start, isDouble: array.BYTES_PER_ELEMENT === 8 };
}
