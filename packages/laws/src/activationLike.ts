/** A corner of g: the slopes on its two sides; `chosen` is what `derivative(at)` claims to return. */
export interface KinkLike {
  readonly at: number;
  readonly left: number;
  readonly right: number;
  readonly chosen?: number;
  /** g(at), if no other z has that output. */
  readonly output?: number;
}

/** `forward(z, out?)` on typed arrays: A = g(Z). */
export interface ForwardLike {
  (z: Float32Array, out?: Float32Array): Float32Array;
  (z: Float64Array, out?: Float64Array): Float64Array;
}

/** `backward(dA, z, out?)` on typed arrays: dZ = dA ⊙ g′(Z). */
export interface BackwardLike {
  (dA: Float32Array, z: Float32Array, out?: Float32Array): Float32Array;
  (dA: Float64Array, z: Float64Array, out?: Float64Array): Float64Array;
}

/**
 * Anything shaped like an activation. Only a name and a value are needed; each further part is a claim, and brings the
 * laws that hold it to account.
 */
export interface ActivationLike {
  readonly name: string;
  /** g(z). */
  readonly value: (z: number) => number;
  /** g′(z), from z. */
  readonly derivative?: (z: number) => number;
  /** g′(z), from a = g(z). */
  readonly derivativeFromOutput?: (a: number) => number;
  /** The outputs for which `derivativeFromOutput` agrees with `derivative`, and how well. */
  readonly derivativeFromOutputRange?: {
    readonly from: number;
    readonly to: number;
    readonly relativeError: number;
  };
  /** g″(z), from z. */
  readonly secondDerivative?: (z: number) => number;
  readonly kinks?: readonly KinkLike[];
  /** Corners of g′ where g has none: g″ on the two sides. */
  readonly derivativeKinks?: readonly {
    readonly at: number;
    readonly left: number;
    readonly right: number;
  }[];
  /** The smallest closed interval that holds every value. */
  readonly range?: readonly [low: number, high: number];
  readonly monotone?: "strictly increasing" | "increasing" | "decreasing" | "strictly decreasing" | "no";
  /** The limits of g′ at −∞ and +∞, NaN where there is none. */
  readonly derivativeLimits?: readonly [atMinusInfinity: number, atPlusInfinity: number];
  readonly forward?: ForwardLike;
  readonly backward?: BackwardLike;
}

/** Where to look. */
export interface LawOptions {
  /** The z to test at, instead of some hundred that suit functions which turn near 0. Finite or infinite, not NaN. */
  readonly points?: readonly number[];
  /**
   * How many units in the last place of float32 value and slope may be off on a Float32Array, 1 unless told otherwise. With 0,
   * `forward` and `backward` may be off by nothing but one rounding at the end.
   */
  readonly float32Units?: number;
}
