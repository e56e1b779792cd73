import type { Expression } from "../expression.ts";
import type { Quotient } from "./quotient.ts";

/**
 * One of the quantities that every expression is a quotient of polynomials in: a name, e^{z/n}, log(1+e^z), erf z, ….
 * Generators are chosen so that no polynomial relation holds between them but the ones that are stated.
 */
export interface Generator {
  readonly index: number;
  /** What it is, the same in every tower; `name:z`, `exp:z`, `log:2`. */
  readonly key: string;
  /** It is the `degree`-th root of what `key` says, so that e^{z/2} and e^z are powers of the same thing. */
  readonly degree: number;
  readonly expression: Expression;
  /** Above 0 wherever it is defined. */
  readonly positive: boolean;
  /** generator^degree = value: √2, or sin² = 1 − cos². Without it the generator is free. */
  readonly relation?: Relation;
  /** A simpler quantity that has the same sign: z of erf z, u − 1 of log u. */
  readonly signLike?: Quotient;
  /** The logarithm of generator^degree, where that is simpler than a new generator: z of e^z. */
  readonly logarithm?: Quotient;
}

export interface Relation {
  readonly degree: number;
  readonly value: Quotient;
}

/** Thrown where a root is needed that the tower was built without; the work begins again in a finer tower. */
export class FinerRootNeeded extends Error {
  override readonly name = "FinerRootNeeded";
  readonly key: string;
  readonly degree: number;

  constructor(key: string, degree: number) {
    super(`the root of degree ${degree} of ${key} is needed`);
    this.key = key;
    this.degree = degree;
  }
}

const MOST_RESTARTS = 24;

/** Runs `work` with ever finer roots until it needs no finer ones. */
export function withRoots<T>(work: (degrees: ReadonlyMap<string, number>) => T, tooMany: () => never): T {
  const degrees = new Map<string, number>();
  for (let i = 0; i < MOST_RESTARTS; i++) {
    try {
      return work(degrees);
    } catch (error) {
      if (!(error instanceof FinerRootNeeded)) throw error;
      degrees.set(error.key, error.degree);
    }
  }
  return tooMany();
}
