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
  /** d²g(z + tv)/dt² at t = 0. */
  readonly secondDerivative: string;
  /** Where there is a corner; not given for a smooth function. */
  readonly kinks?: string;
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
  readonly secondDerivative: (z: FloatArray, v: FloatArray) => Float64Array;
  /** Both products from the output, where it says enough. */
  readonly fromOutput?: Pick<VectorDefinition, "jvp" | "vjp">;
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

  /**
   * d²g(z + tv)/dt² at t = 0, the second derivative along v: how the output bends when z moves along v. It is quadratic in
   * v. At a corner it is that of the piece whose slope is taken.
   */
  secondDerivative<A extends FloatArray>(z: A, v: A, out?: A): A;
}

/** The products of a function whose output a = g(z) says enough, as z need not be kept then. */
export interface VectorActivationFromOutput extends VectorActivation {
  /** J·v with J = J(z), from a = g(z); as accurate as a is. */
  jvpFromOutput<A extends FloatArray>(a: A, v: A, out?: A): A;

  /** Jᵀ·w with J = J(z), from a = g(z); as accurate as a is. */
  vjpFromOutput<A extends FloatArray>(a: A, w: A, out?: A): A;
}

/** Makes a {@link VectorActivation} of what is particular to it. */
export function defineVectorActivation<const Definition extends VectorDefinition>(
  definition: Definition,
): Definition extends Required<Pick<VectorDefinition, "fromOutput">>
  ? VectorActivationFromOutput
  : VectorActivation {
  const { name, value, jvp, vjp, secondDerivative, fromOutput, outputLength, ...properties } =
    definition as VectorDefinition;
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
  /** A product with a vector, of the length of the input or of the output, after the checks. */
  const multiplying =
    (call: string, first: "z" | "a", argument: "v" | "w", multiply: VectorDefinition["jvp"]) =>
    <A extends FloatArray>(z: A, factor: A, out?: A): A => {
      const where = `${name}.${call}`;
      const type = requireVector(where, first, z);
      const length = lengthFor(z.length, call);
      const [from, to] = argument === "v" ? [z.length, length] : [length, z.length];
      requireLength(where, argument, factor, type, from, first);
      if (out !== undefined) requireLength(where, "out", out, type, to, first);
      return write(z, out, multiply(z, factor));
    };
  const made: VectorActivation = {
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
    jvp: multiplying("jvp", "z", "v", jvp),
    vjp: multiplying("vjp", "z", "w", vjp),
    secondDerivative: multiplying("secondDerivative", "z", "v", secondDerivative),
  };
  // The cast says what the condition does: the two products are there where the definition has them.
  return Object.freeze(
    fromOutput
      ? {
          ...made,
          jvpFromOutput: multiplying("jvpFromOutput", "a", "v", fromOutput.jvp),
          vjpFromOutput: multiplying("vjpFromOutput", "a", "w", fromOutput.vjp),
        }
      : made,
  ) as VectorActivationFromOutput;
}
