import type { ArrayOptions, FloatArray, FloatArrayType } from "./arrays.ts";
import { GRADES, type Grade } from "./kernels/kernel.ts";

export function readGrade(call: string, options: ArrayOptions | undefined): Grade {
  const grade = options?.grade ?? "accurate";
  if (grade === "accurate" || grade === "fast" || grade === "relaxed") return grade;
  throw new RangeError(`${call}: grade must be "${GRADES.join('", "')}", got ${describe(grade)}`);
}

/**
 * The name of a typed array's type, else undefined: by the getter of its prototype and not by `instanceof`, so that arrays
 * from another realm (a frame, a vm context) are taken too.
 */
const tagOf = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Float32Array.prototype),
  Symbol.toStringTag,
)!.get!;

function floatArrayType(value: unknown): FloatArrayType | undefined {
  const tag: unknown = tagOf.call(value);
  return tag === "Float32Array" || tag === "Float64Array" ? tag : undefined;
}

export function requireFloatArray(call: string, argument: string, value: unknown): FloatArrayType {
  const type = floatArrayType(value);
  if (type === undefined) throw makeTypeError(call, argument, value);
  return type;
}

export function requireSameShape(
  call: string,
  argument: string,
  value: unknown,
  type: FloatArrayType,
  length: number,
): void {
  if (floatArrayType(value) !== type || (value as FloatArray).length !== length)
    throw makeShapeError(call, argument, value, type, length);
}

/** The very same elements are safe, since each is read before it is written; shifted ones would be overwritten unread. */
export function requireNoPartialOverlap(
  call: string,
  out: FloatArray,
  argument: string,
  input: FloatArray,
): void {
  const apart = Math.abs(out.byteOffset - input.byteOffset);
  // The buffers come last, because V8 calls a function of its runtime for each.
  if (apart !== 0 && apart < input.byteLength && out.buffer === input.buffer)
    throw makeOverlapError(call, argument, input, apart);
}

// The errors are made apart, so that the checks are short enough for V8 to inline.

function makeTypeError(call: string, argument: string, value: unknown): TypeError {
  return new TypeError(
    `${call}: ${argument} must be a Float32Array or a Float64Array, got ${describe(value)}`,
  );
}

export function makeShapeError(
  call: string,
  argument: string,
  value: unknown,
  type: FloatArrayType,
  length: number,
): Error {
  if (floatArrayType(value) !== type)
    return new TypeError(`${call}: ${argument} must be a ${type}, as z is, got ${describe(value)}`);
  const given = (value as FloatArray).length;
  return new RangeError(`${call}: ${argument} must have the length of z, ${length}, got ${given}`);
}

function makeOverlapError(call: string, argument: string, input: FloatArray, apart: number): RangeError {
  return new RangeError(
    `${call}: out must be ${argument} itself or share no element with it, got arrays of ${input.byteLength} bytes ` +
      `that start ${apart} bytes apart in one buffer`,
  );
}

export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "object" && typeof value !== "function") return `the ${typeof value} ${String(value)}`;
  const type = Object.prototype.toString.call(value).slice("[object ".length, -1);
  const length = (value as { length?: unknown }).length;
  return typeof length === "number" ? `${type} of length ${length}` : type;
}
