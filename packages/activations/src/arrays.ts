import type { Scalar } from "./kernels/engine.ts";
import { GRADES, type Grade, type Kernel, nameLoops } from "./kernels/kernel.ts";
import { type Loop, runLoop } from "./kernels/run.ts";

/** The arrays that `forward` and `backward` take. */
export type FloatArray = Float32Array | Float64Array;

type FloatArrayType = "Float32Array" | "Float64Array";

/** What array forms may be told besides. */
export interface ArrayOptions {
  /** See {@link Grade}; `accurate` unless told otherwise. */
  readonly grade?: Grade;
}

/** What `Activation.forward` and `Activation.backward` are made of. */
export interface ArrayForms {
  forward<A extends FloatArray>(z: A, out?: A, options?: ArrayOptions): A;
  backward<A extends FloatArray>(dA: A, z: A, out?: A, options?: ArrayOptions): A;
}

/** The array forms of an activation; with its kernel, where it has one, and the slope chosen at its kink. */
export function makeArrayForms(
  name: string,
  scalar: Scalar,
  kernel: Kernel | undefined,
  slopeAtKink: number,
): ArrayForms {
  const loopOf = (direction: "forward" | "backward"): Loop | undefined =>
    kernel && {
      names: nameLoops(kernel, direction),
      scalar,
      slopeAtKink,
      parameters: [0, 1, 2, 3].map((index) => kernel.parameters?.[index] ?? 0),
    };
  const [forwardLoop, backwardLoop] = [loopOf("forward"), loopOf("backward")];
  const forwardCall = `${name}.forward`;
  const backwardCall = `${name}.backward`;
  const { value, derivative } = scalar;

  return {
    forward: (z, out, options) => {
      const type = requireFloatArray(forwardCall, "z", z);
      const grade = readGrade(forwardCall, options);
      if (out !== undefined) {
        requireSameShape(forwardCall, "out", out, type, z.length);
        requireNoPartialOverlap(forwardCall, out, "z", z);
      }
      const result = out ?? (z.slice() as typeof z);
      if (!forwardLoop || !runLoop(forwardLoop, grade, undefined, z, result))
        for (let i = 0; i < z.length; i++) result[i] = value(z[i]!);
      return result;
    },
    backward: (dA, z, out, options) => {
      requireFloatArray(backwardCall, "dA", dA);
      const type = requireFloatArray(backwardCall, "z", z);
      requireSameShape(backwardCall, "dA", dA, type, z.length);
      const grade = readGrade(backwardCall, options);
      if (out !== undefined) {
        requireSameShape(backwardCall, "out", out, type, z.length);
        requireNoPartialOverlap(backwardCall, out, "dA", dA);
        requireNoPartialOverlap(backwardCall, out, "z", z);
      }
      const result = out ?? (z.slice() as typeof z);
      if (!backwardLoop || !runLoop(backwardLoop, grade, dA, z, result))
        for (let i = 0; i < z.length; i++) result[i] = dA[i]! * derivative(z[i]!);
      return result;
    },
  };
}

export function readGrade(call: string, options: ArrayOptions | undefined): Grade {
  const grade = options?.grade ?? "accurate";
  if (GRADES.includes(grade)) return grade;
  throw new RangeError(`${call}: grade must be "${GRADES.join('", "')}", got ${describe(grade)}`);
}

/** By tag, not by `instanceof`, so that arrays from another realm (a frame, a vm context) are taken too. */
function floatArrayType(value: unknown): FloatArrayType | undefined {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return undefined;
  const tag = (value as FloatArray)[Symbol.toStringTag];
  return tag === "Float32Array" || tag === "Float64Array" ? tag : undefined;
}

export function requireFloatArray(call: string, argument: string, value: unknown): FloatArrayType {
  const type = floatArrayType(value);
  if (type !== undefined) return type;
  throw new TypeError(
    `${call}: ${argument} must be a Float32Array or a Float64Array, got ${describe(value)}`,
  );
}

export function requireSameShape(
  call: string,
  argument: string,
  value: unknown,
  type: FloatArrayType,
  length: number,
): void {
  if (floatArrayType(value) !== type)
    throw new TypeError(`${call}: ${argument} must be a ${type}, as z is, got ${describe(value)}`);
  const given = (value as FloatArray).length;
  if (given !== length)
    throw new RangeError(`${call}: ${argument} must have the length of z, ${length}, got ${given}`);
}

/** The very same elements are safe, since each is read before it is written; shifted ones would be overwritten unread. */
export function requireNoPartialOverlap(
  call: string,
  out: FloatArray,
  argument: string,
  input: FloatArray,
): void {
  if (out.buffer !== input.buffer || out.byteOffset === input.byteOffset) return;
  const apart = Math.abs(out.byteOffset - input.byteOffset);
  if (apart < input.byteLength)
    throw new RangeError(
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
