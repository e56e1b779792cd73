import type { Budget } from "../budget.ts";
import { EULER, type Expression, exp, integer, name, PI, rational, root } from "../expression.ts";
import { type Fraction, fraction, multiplyFractions } from "../fraction.ts";
import { FinerRootNeeded, type Generator } from "./generator.ts";
import { exponentsOf, monomial, type Polynomial } from "./polynomial.ts";
import {
  addQuotients,
  constantQuotient,
  factorise,
  invertQuotient,
  isZero,
  multiplyQuotients,
  polynomialQuotient,
  type Quotient,
} from "./quotient.ts";
import { type Regrouped, regroup, relationsIn } from "./relations.ts";

/** What is known beforehand: the names whose values are above 0. */
export interface Facts {
  readonly positive: ReadonlySet<string>;
}
export const NO_FACTS: Facts = { positive: new Set() };

/**
 * The field that the expressions of one proof live in. It grows by a {@link Generator} whenever something new is met.
 * Arithmetic on its quotients keeps to the relations of the generators.
 */
export class Tower {
  readonly budget: Budget;
  readonly facts: Facts;
  readonly generators: Generator[] = [];
  /** Polynomials met as denominators or arguments, tried first when another one is factored. */
  readonly known = new Map<string, Polynomial>();
  /** The arguments of the generators that are logarithms, by index. */
  readonly logarithms = new Map<number, Quotient>();
  readonly #degrees: ReadonlyMap<string, number>;
  readonly #byKey = new Map<string, Generator>();

  constructor(budget: Budget, degrees: ReadonlyMap<string, number> = new Map(), facts = NO_FACTS) {
    this.budget = budget;
    this.facts = facts;
    this.#degrees = degrees;
  }

  /** The generator called `key`; made by `describe` if it is new, from the degree of the root that it has to be. */
  generator(
    key: string,
    describe: (degree: number) => Omit<Generator, "index" | "key" | "degree">,
  ): Generator {
    const known = this.#byKey.get(key);
    if (known) return known;
    const degree = this.#degrees.get(key) ?? 1;
    const made = { ...describe(degree), index: this.generators.length, key, degree };
    this.generators.push(made);
    this.#byKey.set(key, made);
    return made;
  }

  /** generator^(degree · power): the power of what its key says. @throws FinerRootNeeded */
  powerOf({ index, key, degree }: Generator, power: Fraction): Quotient {
    const exponent = multiplyFractions(power, fraction(degree));
    if (exponent.bottom !== 1n) {
      this.budget.checkDegree(exponent.bottom);
      throw new FinerRootNeeded(key, degree * Number(exponent.bottom));
    }
    this.budget.checkDegree(exponent.top);
    return this.reduce(polynomialQuotient(monomial(1n, exponentsOf(index, Number(exponent.top)))));
  }

  named(text: string): Quotient {
    if (text === EULER)
      return this.exponential(ONE_TEXT, constantQuotient(fraction(1n)), integer(1), fraction(1n));
    const key = `name:${text}`;
    const positive = text === PI || this.facts.positive.has(text);
    const made = this.generator(key, (degree) => ({ expression: root(name(text), degree), positive }));
    return this.powerOf(made, fraction(1n));
  }

  /** e^{power · basis}, where the basis is called `text`. */
  exponential(text: string, basis: Quotient, expression: Expression, power: Fraction): Quotient {
    const made = this.generator(`exp:${text}`, (degree) => ({
      expression: exp(degree === 1 ? expression : multiplied(fraction(1, degree), expression)),
      positive: true,
      logarithm: basis,
    }));
    return this.powerOf(made, power);
  }

  add(...parts: readonly Quotient[]): Quotient {
    let sum = constantQuotient(fraction(0n));
    for (const part of parts) sum = addQuotients(sum, part, this.budget);
    return this.reduce(sum);
  }

  multiply(...parts: readonly Quotient[]): Quotient {
    let product = constantQuotient(fraction(1n));
    for (const part of parts) product = this.reduce(multiplyQuotients(product, part, this.budget));
    return product;
  }

  scale(q: Quotient, by: Fraction): Quotient {
    return multiplyQuotients(q, constantQuotient(by), this.budget);
  }

  subtract(a: Quotient, b: Quotient): Quotient {
    return this.add(a, this.scale(b, fraction(-1n)));
  }

  /** @throws RangeError where q is 0. */
  invert(q: Quotient): Quotient {
    if (isZero(q)) throw new RangeError("1/0");
    return this.reduce(invertQuotient(q, factorise(q.top, this.known, this.budget), this.budget));
  }

  raise(q: Quotient, power: number): Quotient {
    this.budget.checkDegree(power);
    const base = power < 0 ? this.invert(q) : q;
    let result = constantQuotient(fraction(1n));
    let square = base;
    for (let left = Math.abs(power); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = this.multiply(result, square);
      if (left > 1) square = this.multiply(square, square);
    }
    return result;
  }

  /** The same quantity with every exponent of a related generator below the degree of its relation. */
  reduce(q: Quotient): Quotient {
    let reduced = q;
    for (let index = relationsIn(reduced.top, this.generators); index !== undefined; ) {
      const relation = this.generators[index]!.relation!;
      reduced = this.#rebuild(regroup(reduced, index, relation.degree), relation.value);
      index = relationsIn(reduced.top, this.generators);
    }
    return reduced;
  }

  #rebuild(parts: readonly Regrouped[], value: Quotient): Quotient {
    let sum = constantQuotient(fraction(0n));
    for (const { part, power } of parts) {
      sum = addQuotients(sum, multiplyQuotients(part, this.raise(value, power), this.budget), this.budget);
    }
    return sum;
  }
}

/** The name of the basis of numbers: e = e^1. */
export const ONE_TEXT = "1";

function multiplied(by: Fraction, e: Expression): Expression {
  if (e.kind === "number") return rational(multiplyFractions(by, e.value));
  return { kind: "product", factors: [rational(by), e] };
}
