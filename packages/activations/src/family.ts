import { type Activation, type ActivationDefinition, makeActivation, type Stated } from "./activation.ts";

/** One parameter of a family: what it is unless told otherwise, and what it may be. */
export interface Parameter {
  readonly default: number;
  readonly isAllowed: (value: number) => boolean;
  /** The allowed values in words, for the error: "a finite number ≥ 0". */
  readonly allowed: string;
}

/** An activation with parameters, at certain values of them. */
export interface ParametricActivation<Name extends string> extends Activation {
  readonly parameters: Readonly<Record<Name, number>>;

  /**
   * The same function with other parameters; those not named keep their value. A choice made at the kink is not kept,
   * since other parameters have other slopes.
   *
   * @throws {TypeError} if a parameter is not a number.
   * @throws {RangeError} if a parameter is unknown or out of its domain.
   */
  with(changes: Readonly<Partial<Record<Name, number>>>): this;
}

/** A parameter that may be any finite number. */
export const finite = (value: number): Parameter => ({
  default: value,
  isAllowed: Number.isFinite,
  allowed: "a finite number",
});

/** A parameter that may be any finite number > 0. */
export const positive = (value: number): Parameter => ({
  default: value,
  isAllowed: (x) => x > 0 && x < Infinity,
  allowed: "a finite number > 0",
});

/** A parameter that may be any finite number ≥ 0. */
export const nonNegative = (value: number): Parameter => ({
  default: value,
  isAllowed: (x) => x >= 0 && x < Infinity,
  allowed: "a finite number ≥ 0",
});

/**
 * Makes a {@link ParametricActivation} at its default parameters. `define` gets the parameters' values, and the name of
 * the activation at these: that of the family, with the values behind it if one is not the default.
 */
export function defineFamily<Name extends string, const Definition extends ActivationDefinition>(
  family: string,
  parameters: Readonly<Record<Name, Parameter>>,
  define: (values: Readonly<Record<Name, number>>, name: string) => Definition,
): ParametricActivation<Name> & Stated<Definition> {
  type Made = ParametricActivation<Name> & Stated<Definition>;
  const names = Object.keys(parameters) as Name[];

  const nameAt = (values: Readonly<Record<Name, number>>) =>
    names.every((name) => values[name] === parameters[name].default)
      ? family
      : `${family}(${names.map((name) => values[name]).join(", ")})`;

  // The cast says what makeActivation does: what the definition has, and the parameters, stay on what is made of it.
  const at = (values: Readonly<Record<Name, number>>): Made => {
    const extras = {
      parameters: Object.freeze(values),
      with: (changes: Readonly<Partial<Record<Name, number>>>) =>
        at({ ...values, ...checkParameters(family, parameters, changes) }),
    };
    return makeActivation(define(values, nameAt(values)), "right", extras, define) as unknown as Made;
  };

  return at(
    Object.fromEntries(names.map((name) => [name, parameters[name].default])) as Record<Name, number>,
  );
}

function checkParameters<Name extends string>(
  family: string,
  parameters: Readonly<Record<Name, Parameter>>,
  changes: Readonly<Partial<Record<Name, number>>>,
): Partial<Record<Name, number>> {
  for (const [name, value] of Object.entries<unknown>(changes)) {
    if (!Object.hasOwn(parameters, name))
      throw new RangeError(
        `${family}.with: there is no parameter ${JSON.stringify(name)}; there is ${Object.keys(parameters).join(", ")}`,
      );
    const { allowed, isAllowed } = parameters[name as Name];
    if (typeof value !== "number")
      throw new TypeError(
        `${family}.with: ${name} must be ${allowed}, got the ${typeof value} ${String(value)}`,
      );
    if (!isAllowed(value)) throw new RangeError(`${family}.with: ${name} must be ${allowed}, got ${value}`);
  }
  return changes;
}
