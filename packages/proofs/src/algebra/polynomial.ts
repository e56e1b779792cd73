import type { Budget } from "../budget.ts";
import { greatestCommonDivisor } from "../fraction.ts";

/** coefficient · g₀^exponents[0] · g₁^exponents[1] · …; exponents may be negative, and no zero stands at the end. */
export interface Term {
  readonly exponents: readonly number[];
  readonly coefficient: bigint;
}

/** A Laurent polynomial with integer coefficients in the generators of a tower; no term is 0. */
export type Polynomial = ReadonlyMap<string, Term>;

const keyOf = (exponents: readonly number[]) => exponents.join(",");

function trimExponents(exponents: readonly number[]): readonly number[] {
  let length = exponents.length;
  while (length > 0 && exponents[length - 1] === 0) length--;
  return length === exponents.length ? exponents : exponents.slice(0, length);
}

export function monomial(coefficient: bigint, exponents: readonly number[] = []): Polynomial {
  if (coefficient === 0n) return new Map();
  const trimmed = trimExponents(exponents);
  return new Map([[keyOf(trimmed), { exponents: trimmed, coefficient }]]);
}

/** `[0, …, 0, exponent]`: the power of one generator. */
export function exponentsOf(generator: number, exponent: number): number[] {
  const exponents = new Array<number>(generator + 1).fill(0);
  exponents[generator] = exponent;
  return exponents;
}

function addExponents(a: readonly number[], b: readonly number[], times = 1): readonly number[] {
  const length = Math.max(a.length, b.length);
  const sum: number[] = [];
  for (let i = 0; i < length; i++) sum.push((a[i] ?? 0) + times * (b[i] ?? 0));
  return trimExponents(sum);
}

function include(into: Map<string, Term>, exponents: readonly number[], coefficient: bigint): void {
  const key = keyOf(exponents);
  const known = into.get(key);
  const sum = known ? known.coefficient + coefficient : coefficient;
  if (sum === 0n) into.delete(key);
  else into.set(key, { exponents, coefficient: sum });
}

export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const sum = new Map(a);
  for (const { exponents, coefficient } of b.values()) include(sum, exponents, coefficient);
  return sum;
}

export function scalePolynomial(a: Polynomial, by: bigint, shift: readonly number[] = []): Polynomial {
  if (by === 0n) return new Map();
  if (by === 1n && shift.length === 0) return a;
  const scaled = new Map<string, Term>();
  for (const term of a.values()) {
    include(scaled, addExponents(term.exponents, shift), term.coefficient * by);
  }
  return scaled;
}

/** @throws Undecided where the product is larger than the budget. */
export function multiplyPolynomials(a: Polynomial, b: Polynomial, budget: Budget): Polynomial {
  budget.spend(a.size * b.size);
  const product = new Map<string, Term>();
  for (const s of a.values()) {
    for (const t of b.values()) {
      include(product, addExponents(s.exponents, t.exponents), s.coefficient * t.coefficient);
    }
    budget.checkTerms(product.size);
  }
  for (const { exponents, coefficient } of product.values()) {
    budget.checkInteger(coefficient);
    for (const exponent of exponents) budget.checkDegree(exponent);
  }
  return product;
}

export function raisePolynomial(a: Polynomial, power: number, budget: Budget): Polynomial {
  budget.checkDegree(power);
  let result = monomial(1n);
  let square = a;
  for (let left = power; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiplyPolynomials(result, square, budget);
    if (left > 1) square = multiplyPolynomials(square, square, budget);
  }
  return result;
}

/** Lexicographic; the larger term leads. */
export function compareExponents(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function leadingTerm(a: Polynomial): Term {
  let leading: Term | undefined;
  for (const term of a.values()) {
    if (!leading || compareExponents(term.exponents, leading.exponents) > 0) leading = term;
  }
  if (!leading) throw new RangeError("the zero polynomial has no leading term");
  return leading;
}

/** a = coefficient · monomial · primitive; the primitive part has a positive leading coefficient. */
export interface Split {
  readonly coefficient: bigint;
  readonly exponents: readonly number[];
  readonly primitive: Polynomial;
}

export function splitContent(a: Polynomial): Split {
  let divisor = 0n;
  let lowest: readonly number[] | undefined;
  for (const { exponents, coefficient } of a.values()) {
    divisor = greatestCommonDivisor(divisor, coefficient);
    lowest = lowest ? lowestExponents(lowest, exponents) : exponents;
  }
  const exponents = trimExponents(lowest ?? []);
  const coefficient = leadingTerm(a).coefficient < 0n ? -divisor : divisor;
  const primitive = new Map<string, Term>();
  for (const term of a.values()) {
    include(primitive, addExponents(term.exponents, exponents, -1), term.coefficient / coefficient);
  }
  return { coefficient, exponents, primitive };
}

function lowestExponents(a: readonly number[], b: readonly number[]): readonly number[] {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, i) => Math.min(a[i] ?? 0, b[i] ?? 0));
}

/** a ÷ b where b divides a, else `undefined`; both without a monomial factor. */
export function divideExactly(a: Polynomial, b: Polynomial, budget: Budget): Polynomial | undefined {
  const lead = leadingTerm(b);
  const quotient = new Map<string, Term>();
  let rest = a;
  while (rest.size > 0) {
    const top = leadingTerm(rest);
    const exponents = addExponents(top.exponents, lead.exponents, -1);
    if (top.coefficient % lead.coefficient !== 0n || exponents.some((e) => e < 0)) return undefined;
    const coefficient = top.coefficient / lead.coefficient;
    budget.spend(b.size + rest.size);
    budget.checkTerms(quotient.size);
    include(quotient, exponents, coefficient);
    rest = addPolynomials(rest, scalePolynomial(b, -coefficient, exponents));
  }
  return quotient;
}

export const isConstant = (a: Polynomial): boolean => a.size === 0 || (a.size === 1 && a.has(""));
/** A text that is the same for equal polynomials. */
export function polynomialKey(a: Polynomial): string {
  const terms = [...a.values()].sort((s, t) => compareExponents(t.exponents, s.exponents));
  return terms.map((t) => `${t.coefficient}·${keyOf(t.exponents)}`).join(" ");
}
