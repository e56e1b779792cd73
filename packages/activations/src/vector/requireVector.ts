import type { FloatArray } from "../arrays.ts";

type FloatArrayType = "Float32Array" | "Float64Array";

/** By tag, so that arrays from another realm are taken too. */
function typeOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/** The type of a float array, or a TypeError. */
export function requireVector(call: string, argument: string, value: unknown): FloatArrayType {
  const type = typeOf(value);
  if (type === "Float32Array" || type === "Float64Array") return type;
  throw new TypeError(`${call}: ${argument} must be a Float32Array or a Float64Array, got ${type}`);
}

/** A TypeError unless it is of that type, a RangeError unless it is of that length. */
export function requireLength(
  call: string,
  argument: string,
  value: unknown,
  type: FloatArrayType,
  length: number,
  first: "z" | "a" = "z",
): void {
  const given = typeOf(value);
  if (given !== type)
    throw new TypeError(`${call}: ${argument} must be a ${type}, as ${first} is, got ${given}`);
  const { length: n } = value as FloatArray;
  if (n !== length) throw new RangeError(`${call}: ${argument} must have length ${length}, got ${n}`);
}
