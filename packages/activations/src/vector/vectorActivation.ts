import type { Monotone } from "../activation.ts";
import type { FloatArray } from "../arrays.ts";
import { requireLength, requireVector } from "./requireVector.ts";

/** LaTeX, in z and a = g(z); in the tangent v and the cotangent w for the products. */
export interface VectorFormula {
  readonly value: string;
  /** J(z)·v. */
  readonly jvp: string;
  /** J(z)ᵀ·w. */
  readonly vjp: string;
}

/** What the file of a vector function states. The functions get arrays that were checked, and return new ones. */
export interface VectorDefinition {
  readonly name: string;
  readonly formula: VectorFormula;
  /** How long the output is for n inputs, or a RangeError in words: "an even number". */
  readonly outputLength: (n: number) => number | { readonly allowed: string };
  readonly value: (z: FloatArray) => Float64Array;
  readonly jvp: (z: FloatArray, v: FloatArray) => Float64Array;
  readonly vjp: (z: FloatArray, w: FloatArray) => Float64Array;
  /** The smallest closed interval that holds every output. */
  readonly range: readonly [low: number, high: number];
  /** How an output goes with the input of its own place, the others held; "no" where there is no such input. */
  readonly monotone: Monotone;
  readonly source: string;
}

/** A function from vectors to vectors, whose Jacobian matrix is never built. It is frozen. */
export interface VectorActivation {
  readonly name: string;
  readonly formula: VectorFormula;
  readonly range: readonly [low: number, high: number];
  readonly monotone: Monotone;
  readonly source: string;

  /** The length of the output for n inputs. @throws {RangeError} where there is none. */
  outputLength(n: number): number;

  /**
   * g(z), computed in float64 and rounded to the array's type once. NaN gives NaN in every output that it reaches.
   *
   * @param z one vector; of a batch, pass the rows, as subarrays.
   * @param out of the type of z and the length of the output; it may be z or overlap it, since it is written last.
   * @throws {TypeError} for an argument of another type, {@link RangeError} for a length that does not fit; nothing has
   *   been written then.
   */
  forward<A extends FloatArray>(z: A, out?: A): A;

  /** J(z)·v, how the output moves when z moves along v: v of the length of z, the result of that of the output. */
  jvp<A extends FloatArray>(z: A, v: A, out?: A): A;

  /** J(z)ᵀ·w, the loss's derivative by z from w, that by the output: w of the length of the output, the result of z's. */
  vjp<A extends FloatArray>(z: A, w: A, out?: A): A;
}

/** Makes a {@link VectorActivation} of what is particular to it. */
export function defineVectorActivation(definition: VectorDefinition): VectorActivation {
  const { name, value, jvp, vjp, outputLength, ...properties } = definition;
  const lengthFor = (n: number, call: string) => {
    const length = outputLength(n);
    if (typeof length === "number") return length;
    throw new RangeError(`${name}.${call}: the length of z must be ${length.allowed}, got ${n}`);
  };
  const write = <A extends FloatArray>(z: A, out: A | undefined, result: Float64Array): A => {
    const written = out ?? (new (z.constructor as new (n: number) => A)(result.length) as A);
    written.set(result);
    return written;
  };
  return Object.freeze({
    name,
    ...properties,
    outputLength: (n: number) => lengthFor(n, "outputLength"),
    forward: <A extends FloatArray>(z: A, out?: A): A => {
      const call = `${name}.forward`;
      const type = requireVector(call, "z", z);
      const length = lengthFor(z.length, "forward");
      if (out !== undefined) requireLength(call, "out", out, type, length);
      return write(z, out, value(z));
    },
    jvp: <A extends FloatArray>(z: A, v: A, out?: A): A => {
      const call = `${name}.jvp`;
      const type = requireVector(call, "z", z);
      const length = lengthFor(z.length, "jvp");
      requireLength(call, "v", v, type, z.length);
      if (out !== undefined) requireLength(call, "out", out, type, length);
      return write(z, out, jvp(z, v));
    },
    vjp: <A extends FloatArray>(z: A, w: A, out?: A): A => {
      const call = `${name}.vjp`;
      const type = requireVector(call, "z", z);
      requireLength(call, "w", w, type, lengthFor(z.length, "vjp"));
      if (out !== undefined) requireLength(call, "out", out, type, z.length);
      return write(z, out, vjp(z, w));
    },
  });
}
