import type { FloatArray } from "../arrays.ts";
import type { FloatArrayConstructor } from "./allocate.ts";

/** By tag, not by `instanceof`: a host that shares no memory has no SharedArrayBuffer, and another realm has its own. */
export function isShared(buffer: ArrayBufferLike): boolean {
  return Object.prototype.toString.call(buffer) === "[object SharedArrayBuffer]";
}

/** A new array on a SharedArrayBuffer of its own. */
export function makeShared<A extends FloatArray>(Type: FloatArrayConstructor<A>, length: number): A {
  return new Type(new SharedArrayBuffer(length * Type.BYTES_PER_ELEMENT), 0, length);
}
