/** The arrays that `forward` and `backward` take. */
export type FloatArray = Float32Array | Float64Array;

type FloatArrayType = "Float32Array" | "Float64Array";

/** A = value(Z). See `Activation.forward`. */
export function forwardArray<A extends FloatArray>(
  name: string,
  value: (z: number) => number,
  z: A,
  out?: A,
): A {
  const call = `${name}.forward`;
  const type = requireFloatArray(call, "z", z);
  if (out !== undefined) {
    requireSameShape(call, "out", out, type, z.length);
    requireNoPartialOverlap(call, out, "z", z);
  }
  const result = out ?? (z.slice() as A);
  for (let i = 0; i < z.length; i++) result[i] = value(z[i]!);
  return result;
}

/** dZ = dA ⊙ derivative(Z). See `Activation.backward`. */
export function backwardArray<A extends FloatArray>(
  name: string,
  derivative: (z: number) => number,
  dA: A,
  z: A,
  out?: A,
): A {
  const call = `${name}.backward`;
  requireFloatArray(call, "dA", dA);
  const type = requireFloatArray(call, "z", z);
  requireSameShape(call, "dA", dA, type, z.length);
  if (out !== undefined) {
    requireSameShape(call, "out", out, type, z.length);
    requireNoPartialOverlap(call, out, "dA", dA);
    requireNoPartialOverlap(call, out, "z", z);
  }
  const result = out ?? (z.slice() as A);
  for (let i = 0; i < z.length; i++) result[i] = dA[i]! * derivative(z[i]!);
  return result;
}

/** By tag, not by `instanceof`, so that arrays from another realm (a frame, a vm context) are taken too. */
function floatArrayType(value: unknown): FloatArrayType | undefined {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return undefined;
  const tag = (value as FloatArray)[Symbol.toStringTag];
  return tag === "Float32Array" || tag === "Float64Array" ? tag : undefined;
}

function requireFloatArray(call: string, argument: string, value: unknown): FloatArrayType {
  const type = floatArrayType(value);
  if (type !== undefined) return type;
  throw new TypeError(
    `${call}: ${argument} must be a Float32Array or a Float64Array, got ${describe(value)}`,
  );
}

function requireSameShape(
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
function requireNoPartialOverlap(call: string, out: FloatArray, argument: string, input: FloatArray): void {
  if (out.buffer !== input.buffer || out.byteOffset === input.byteOffset) return;
  const apart = Math.abs(out.byteOffset - input.byteOffset);
  if (apart < input.byteLength)
    throw new RangeError(
      `${call}: out must be ${argument} itself or share no element with it, got arrays of ${input.byteLength} bytes ` +
        `that start ${apart} bytes apart in one buffer`,
    );
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "object" && typeof value !== "function") return `the ${typeof value} ${String(value)}`;
  const type = Object.prototype.toString.call(value).slice("[object ".length, -1);
  const length = (value as { length?: unknown }).length;
  return typeof length === "number" ? `${type} of length ${length}` : type;
}
