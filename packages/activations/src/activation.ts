import { type ArrayOptions, type FloatArray, makeArrayForms } from "./arrays.ts";
import { type Conventions, type Framework, findConvention, isFramework } from "./convention.ts";
import type { Kernel } from "./kernels/kernel.ts";
import { type Corner, chooseSlopes, type Kink, type KinkChoice, withChosenSlopes } from "./kink.ts";
import { rememberOrigin } from "./origin.ts";

/** LaTeX, in z and, for the derivative from the output, in a = g(z). At a kink the derivative's formula says nothing. */
export interface Formula {
  readonly value: string;
  readonly derivative: string;
  readonly derivativeFromOutput?: string;
  readonly secondDerivative?: string;
}

/**
 * The outputs a from which `derivativeFromOutput(a)` may be trusted: for every z whose output lies between `from` and
 * `to`, ends included, it differs from `derivative(z)` by at most `relativeError`, relatively, where neither is
 * subnormal.
 */
export interface OutputRange {
  readonly from: number;
  readonly to: number;
  readonly relativeError: number;
}

/** How g goes over the whole line; "no" where it goes both up and down. */
export type Monotone = "strictly increasing" | "increasing" | "decreasing" | "strictly decreasing" | "no";

/** What an activation has besides, if its slope is a function of its output. */
export interface OutputForm {
  /** g′(z) from a = g(z), for a layer that kept only a. */
  readonly derivativeFromOutput: (a: number) => number;
  readonly derivativeFromOutputRange: OutputRange;
  readonly formula: Formula & { readonly derivativeFromOutput: string };
}

/** What an activation has besides, if it states how its slope changes. */
export interface Curvature {
  /** g″(z), from z; where g or g′ has a corner, the curvature on its right. */
  readonly secondDerivative: (z: number) => number;
  readonly formula: Formula & { readonly secondDerivative: string };
}

/** What a definition states of these, the activation made of it has. */
export type Stated<Definition> = (Definition extends OutputForm ? OutputForm : unknown) &
  (Definition extends Curvature ? Curvature : unknown) &
  (Definition extends ParameterSlopes ? Pick<Definition, "derivativeByParameter"> : unknown);

interface ParameterSlopes {
  readonly derivativeByParameter: Readonly<Record<string, (z: number) => number>>;
}

/** What an activation's file states. What a function does not have is left out. */
export interface ActivationDefinition {
  readonly name: string;
  readonly formula: Formula;
  /** g(z). NaN must give NaN. */
  readonly value: (z: number) => number;
  /** g′(z), from z; what it returns at a kink is never used. NaN must give NaN. */
  readonly derivative: (z: number) => number;
  /** See {@link OutputForm}. */
  readonly derivativeFromOutput?: (a: number) => number;
  readonly derivativeFromOutputRange?: OutputRange;
  /** See {@link Curvature}. */
  readonly secondDerivative?: (z: number) => number;
  /** ∂g/∂p at z, by the parameter's name; the activations of a family have them. NaN must give NaN. */
  readonly derivativeByParameter?: Readonly<Record<string, (z: number) => number>>;
  /** Where g has a corner or jumps, in increasing order of z. Smooth functions leave it out. */
  readonly kinks?: readonly Omit<Kink, "chosen">[];
  /** Where g′ has a corner and g has none, and g″ on both sides, in increasing order of z. */
  readonly derivativeKinks?: readonly Corner[];
  /** The slopes that other frameworks take at the kinks. */
  readonly conventions?: Conventions;
  /** The smallest closed interval that holds every value; float64 may reach an end that the real function does not. */
  readonly range: readonly [low: number, high: number];
  readonly monotone: Monotone;
  /** The limits of g′ at −∞ and +∞, NaN where there is none; left out where nothing is said. */
  readonly derivativeLimits?: readonly [atMinusInfinity: number, atPlusInfinity: number];
  /** The compiled loop for arrays, which must be this very function. */
  readonly kernel?: Kernel;
  /** Where the function was published. */
  readonly source?: string;
}

/** An elementwise activation g: call it for g(z). It is frozen: what would change it returns another one. */
export interface Activation {
  /** g(z). */
  (z: number): number;
  readonly name: string;
  readonly formula: Formula;
  /** g(z). */
  readonly value: (z: number) => number;
  /** g′(z), from z, right in the tails; at a kink, the slope that was chosen. */
  readonly derivative: (z: number) => number;
  /** See {@link OutputForm}; left out where there is none. */
  readonly derivativeFromOutput?: (a: number) => number;
  readonly derivativeFromOutputRange?: OutputRange;
  /** See {@link Curvature}; left out where none is stated. */
  readonly secondDerivative?: (z: number) => number;
  readonly derivativeByParameter?: Readonly<Record<string, (z: number) => number>>;
  readonly kinks: readonly Kink[];
  readonly derivativeKinks: readonly Corner[];
  readonly conventions?: Conventions;
  readonly range: readonly [low: number, high: number];
  readonly monotone: Monotone;
  readonly derivativeLimits?: readonly [atMinusInfinity: number, atPlusInfinity: number];
  readonly source?: string;

  /**
   * The same function with another slope where it has none: a number between the one-sided slopes, or "left" or "right",
   * or the slopes of a framework: "lecture" (the one on the right, unless told otherwise), "pytorch", "tensorflow" or
   * "jax". A function without kinks is the same in all frameworks, and is returned as it is.
   *
   * @throws {RangeError} if a side or a number is given and the activation has no kink, if the number lies outside the
   *   one-sided slopes of a kink, or if the framework has no such function.
   */
  withDerivativeAtKink(choice: KinkChoice | Framework): this;

  /**
   * A = g(Z), element by element: each is g(z), rounded to the array's type once, or as the {@link Grade} in `options` says.
   *
   * @param z Float32Array or Float64Array, of any length.
   * @param out where to write: same type and length; may be `z` itself, may not overlap it otherwise.
   * @returns `out`, or a new array of the type and length of `z`.
   * @throws {TypeError} for an argument of another type, {@link RangeError} for a length or an overlap that does not
   *   fit; nothing has been written then.
   */
  forward<A extends FloatArray>(z: A, out?: A, options?: ArrayOptions): A;

  /**
   * dZ = dA ⊙ g′(Z), in one pass: each product is computed in float64 and rounded to the array's type once, or as the
   * {@link Grade} in `options` says. It is the IEEE product, so an infinite dA where the slope is 0 gives NaN.
   *
   * @param dA the loss's derivative by the outputs. Same type and length as `z`.
   * @param z the inputs that `forward` was given.
   * @param out where to write: same type and length; may be `dA` or `z` itself, may not overlap them otherwise.
   * @returns `out`, or a new array of the type and length of `z`.
   * @throws {TypeError} for an argument of another type, {@link RangeError} for a length or an overlap that does not
   *   fit; nothing has been written then.
   */
  backward<A extends FloatArray>(dA: A, z: A, out?: A, options?: ArrayOptions): A;
}

/**
 * Makes an {@link Activation} of what is particular to it. At a kink its derivative is the slope on the right: the
 * lecture's g′(0) = 1 for ReLU and leaky ReLU.
 *
 * @example
 * ```ts
 * import { defineActivation } from "@slope/activations";
 *
 * const softsign = defineActivation({
 *   name: "softsign",
 *   formula: { value: String.raw`\frac{z}{1+|z|}`, derivative: String.raw`\frac{1}{(1+|z|)^2}` },
 *   value: (z) => (Math.abs(z) === Infinity ? Math.sign(z) : z / (1 + Math.abs(z))),
 *   derivative: (z) => 1 / (1 + Math.abs(z)) ** 2,
 *   range: [-1, 1],
 *   monotone: "strictly increasing",
 *   derivativeLimits: [0, 0],
 * });
 * softsign(1) // → 0.5
 * softsign.backward(new Float32Array([8]), new Float32Array([-1])) // → Float32Array(1) [ 2 ]
 * ```
 *
 * @throws {RangeError} if the kinks are not finite and in increasing order.
 */
export function defineActivation<const Definition extends ActivationDefinition>(
  definition: Definition,
): Activation & Stated<Definition> {
  // The cast says what makeActivation does: what the definition states, the activation has.
  return makeActivation(definition, "right", {}) as unknown as Activation & Stated<Definition>;
}

/** What {@link defineActivation} does, with properties of a family put on it and on what it makes, and what stands for the family. */
export function makeActivation<Extras extends object>(
  definition: ActivationDefinition,
  choice: KinkChoice,
  extras: Extras,
  origin: object = definition,
): Activation & Extras {
  const { name, kernel, ...properties } = definition;
  const { value } = definition;
  const kinks = chooseSlopes(name, definition.kinks ?? [], choice);
  const derivative = withChosenSlopes(definition.derivative, kinks, (kink) => kink.at);
  const derivativeFromOutput =
    definition.derivativeFromOutput &&
    withChosenSlopes(definition.derivativeFromOutput, kinks, (kink) => kink.output);

  const activation = (z: number) => value(z);
  Object.defineProperty(activation, "name", { value: name, enumerable: true });
  rememberOrigin(activation, { definition: origin, choice, kernel });
  return Object.freeze(
    Object.assign(activation, {
      ...properties,
      kinks,
      derivativeKinks: Object.freeze([...(definition.derivativeKinks ?? [])]),
      derivative,
      ...(derivativeFromOutput && { derivativeFromOutput }),
      withDerivativeAtKink: (other: KinkChoice | Framework) => {
        const wanted = isFramework(other) ? findConvention(name, definition, other) : other;
        if (kinks.length === 0 && !isFramework(other))
          throw new RangeError(
            `${name}.withDerivativeAtKink: ${name} has no kink, its slope is given everywhere`,
          );
        return makeActivation(definition, wanted, extras, origin);
      },
      ...makeArrayForms(name, { value, derivative }, kernel, kinks[0]?.chosen ?? 1),
      ...extras,
    }),
  );
}
