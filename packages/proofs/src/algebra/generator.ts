import type { Expression } from "../expression.ts";
import { type Fraction, formatFraction } from "../fraction.ts";
import type { Quotient } from "./quotient.ts";

/**
 * One of the quantities that every expression is a quotient of polynomials in: a name, e^{z/n}, log(1+e^z), erf z, ….
 * Generators are chosen so that no polynomial relation holds between them but the ones that are stated.
 */
export interface Generator {
  readonly index: number;
  /** What it is, the same in every tower; `name:z`, `exp:z`, `log:2`. */
  readonly key: string;
  /** It is what `key` says to this power, so that e^{z/2} and e^z are powers of the same thing. */
  readonly unit: Fraction;
  readonly expression: Expression;
  /** Above 0 wherever it is defined. */
  readonly positive: boolean;
  /** A whole power of it has a value of its own: √2 squared, or sin² = 1 − cos². Without it the generator is free. */
  readonly relation?: Relation;
  /** A simpler quantity that has the same sign: z of erf z, u − 1 of log u. */
  readonly signLike?: Quotient;
  /** The logarithm of what `key` says, where that is simpler than a new generator: z of e^z. */
  readonly logarithm?: Quotient;
}

/** generator^degree = value */
interface Relation {
  readonly degree: number;
  readonly value: Quotient;
}

/** Thrown where a power is needed that is no whole power of a generator; the work begins again with a smaller unit. */
export class FinerRootNeeded extends Error {
  override readonly name = "FinerRootNeeded";
  readonly key: string;
  readonly unit: Fraction;

  constructor(key: string, unit: Fraction) {
    super(`the power ${formatFraction(unit)} of ${key} is needed`);
    this.key = key;
    this.unit = unit;
  }
}

const MOST_RESTARTS = 24;

/** The units of the generators that have to be finer than they would be by themselves, by key. */
export type Units = ReadonlyMap<string, Fraction>;

/** Runs `work` with ever finer roots until it needs no finer ones. */
export function withRoots<T>(work: (units: Units) => T, tooMany: () => never): T {
  const units = new Map<string, Fraction>();
  for (let i = 0; i < MOST_RESTARTS; i++) {
    try {
      return work(units);
    } catch (error) {
      if (!(error instanceof FinerRootNeeded)) throw error;
      units.set(error.key, error.unit);
    }
  }
  return tooMany();
}
