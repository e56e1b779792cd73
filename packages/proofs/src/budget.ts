import { Undecided } from "./errors.ts";

/**
 * How much work a proof may do, counted in steps and sizes and never in seconds, so that a verdict is the same
 * on every machine.
 */
export interface BudgetLimits {
  /** Elementary steps: a product of two terms, an operation on two intervals. */
  readonly steps: number;
  /** Terms of one polynomial. */
  readonly terms: number;
  /** The largest exponent, of a polynomial or of a number. */
  readonly degree: number;
  /** Bits of one integer. */
  readonly bits: number;
  /** Pieces of the line, or of the space of parameters, that are looked at one by one. */
  readonly cells: number;
}

/** About a second of work at most on a 2020s laptop; the steps of the book need a few hundred. */
export const DEFAULT_LIMITS: BudgetLimits = {
  steps: 300_000,
  terms: 3_000,
  degree: 1_000,
  bits: 20_000,
  cells: 400,
};

/** Counts down as a proof works; every excess throws {@link Undecided}, so nothing hangs. */
export class Budget {
  readonly limits: BudgetLimits;
  #left: number;

  constructor(limits: Partial<BudgetLimits> = {}) {
    this.limits = { ...DEFAULT_LIMITS, ...limits };
    this.#left = this.limits.steps;
  }

  get spent(): number {
    return this.limits.steps - this.#left;
  }

  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Undecided(`more than ${this.limits.steps} steps would be needed`);
  }

  checkTerms(count: number): void {
    if (count > this.limits.terms) {
      throw new Undecided(`a polynomial would have more than ${this.limits.terms} terms`);
    }
  }

  checkDegree(degree: number | bigint): void {
    if (degree > this.limits.degree || degree < -this.limits.degree) {
      throw new Undecided(`an exponent would be larger than ${this.limits.degree}`);
    }
  }

  checkInteger(value: bigint): void {
    if (this.#bound === undefined) this.#bound = 1n << BigInt(this.limits.bits);
    if (value > this.#bound || value < -this.#bound) {
      throw new Undecided(`a number would have more than ${this.limits.bits} bits`);
    }
  }

  #bound: bigint | undefined;

  checkCells(count: number): void {
    if (count > this.limits.cells)
      throw new Undecided(`more than ${this.limits.cells} cases would have to be told apart`);
  }
}
