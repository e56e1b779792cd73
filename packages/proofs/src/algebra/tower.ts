import type { Budget } from "../budget.ts";
import {
  EULER,
  type Expression,
  exp,
  integer,
  multiply,
  name,
  negate,
  PI,
  raise,
  rational,
} from "../expression.ts";
import { commonUnit, divideFractions, type Fraction, fraction, negateFraction, ONE } from "../fraction.ts";
import { FinerRootNeeded, type Generator, type Units } from "./generator.ts";
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

/** What is known beforehand: the names whose values are above 0, and those below. */
export interface Facts {
  readonly positive: ReadonlySet<string>;
  readonly negative: ReadonlySet<string>;
}
const NO_FACTS: Facts = { positive: new Set(), negative: new Set() };

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
  /** Polynomials of which is known that they are positive or negative where the proof is about. */
  readonly signs = new Map<string, 1 | -1>();
  /** The arguments of the generators that are logarithms, by index. */
  readonly logarithms = new Map<number, Quotient>();
  /** The same for arctangents. */
  readonly arctangents = new Map<number, Quotient>();
  readonly #units: Units;
  readonly #byKey = new Map<string, Generator>();

  constructor(budget: Budget, units: Units = new Map(), facts = NO_FACTS) {
    this.budget = budget;
    this.facts = facts;
    this.#units = units;
  }

  /** The generator called `key`; made by `describe` if it is new, with the unit that is needed first. */
  generator(
    key: string,
    describe: (unit: Fraction) => Omit<Generator, "index" | "key" | "unit">,
    first: Fraction = ONE,
  ): Generator {
    const known = this.#byKey.get(key);
    if (known) return known;
    const unit = this.#units.get(key) ?? first;
    const made = { ...describe(unit), index: this.generators.length, key, unit };
    this.generators.push(made);
    this.#byKey.set(key, made);
    return made;
  }

  itself({ index }: Generator): Quotient {
    return polynomialQuotient(monomial(1n, exponentsOf(index, 1)));
  }

  /** How many units `power` is. @throws FinerRootNeeded */
  count({ key, unit }: Generator, power: Fraction): number {
    const count = divideFractions(power, unit);
    if (count.bottom !== 1n) throw new FinerRootNeeded(key, commonUnit(unit, power));
    this.budget.checkDegree(count.top);
    return Number(count.top);
  }

  /** What the key of the generator says, to a power. @throws FinerRootNeeded */
  powerOf(made: Generator, power: Fraction): Quotient {
    const exponents = exponentsOf(made.index, this.count(made, power));
    return this.reduce(polynomialQuotient(monomial(1n, exponents)));
  }

  named(text: string): Quotient {
    if (text === EULER) return this.exponential(ONE_TEXT, constantQuotient(ONE), integer(1), ONE);
    if (this.facts.negative.has(text)) {
      const opposite = (unit: Fraction) => ({
        expression: raise(negate(name(text)), rational(unit)),
        positive: true,
      });
      return this.scale(this.powerOf(this.generator(`minus:${text}`, opposite), ONE), fraction(-1n));
    }
    const positive = text === PI || this.facts.positive.has(text);
    const describe = (unit: Fraction) => ({ expression: raise(name(text), rational(unit)), positive });
    return this.powerOf(this.generator(`name:${text}`, describe), ONE);
  }

  /** e^{power · basis}, where the basis is called `text`. */
  exponential(text: string, basis: Quotient, expression: Expression, power: Fraction): Quotient {
    const first = power.top < 0n ? negateFraction(power) : power;
    const describe = (unit: Fraction) => ({
      expression: exp(multiply(rational(unit), expression)),
      positive: true,
      logarithm: basis,
    });
    return this.powerOf(this.generator(`exp:${text}`, describe, first), power);
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
