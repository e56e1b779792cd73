import type { Budget } from "../budget.ts";
import { type Fraction, greatestCommonDivisor } from "../fraction.ts";
import {
  addPolynomials,
  divideExactly,
  isConstant,
  monomial,
  multiplyPolynomials,
  type Polynomial,
  polynomialKey,
  raisePolynomial,
  scalePolynomial,
  splitContent,
} from "./polynomial.ts";

/** A polynomial that stands in a denominator, `power` times; primitive, and not a constant. */
export interface Factor {
  readonly polynomial: Polynomial;
  readonly power: number;
}

/**
 * top / (bottom · Π factorᵖᵒʷᵉʳ). Denominators stay factored, so that adding fractions over the same
 * (1 + e^z)² does not multiply it out. It is 0 exactly where `top` has no terms.
 */
export interface Quotient {
  readonly top: Polynomial;
  readonly bottom: bigint;
  readonly factors: ReadonlyMap<string, Factor>;
}

const NO_FACTORS: ReadonlyMap<string, Factor> = new Map();

export const polynomialQuotient = (top: Polynomial): Quotient => ({ top, bottom: 1n, factors: NO_FACTORS });
export const constantQuotient = ({ top, bottom }: Fraction): Quotient => ({
  top: monomial(top),
  bottom,
  factors: NO_FACTORS,
});
export const isZero = (q: Quotient): boolean => q.top.size === 0;

/** The value, if it is a number. */
export function constantOf(q: Quotient): Fraction | undefined {
  if (isZero(q)) return { top: 0n, bottom: 1n };
  const term = q.factors.size === 0 && isConstant(q.top) ? q.top.get("") : undefined;
  return term && { top: term.coefficient, bottom: q.bottom };
}

export function addQuotients(a: Quotient, b: Quotient, budget: Budget): Quotient {
  if (isZero(a)) return b;
  if (isZero(b)) return a;
  const factors = new Map(a.factors);
  for (const [key, factor] of b.factors) {
    if ((factors.get(key)?.power ?? 0) < factor.power) factors.set(key, factor);
  }
  const bottom = (a.bottom * b.bottom) / greatestCommonDivisor(a.bottom, b.bottom);
  const widen = (q: Quotient) => {
    let top = scalePolynomial(q.top, bottom / q.bottom);
    for (const [key, { polynomial, power }] of factors) {
      const missing = power - (q.factors.get(key)?.power ?? 0);
      if (missing > 0) top = multiplyPolynomials(top, raisePolynomial(polynomial, missing, budget), budget);
    }
    return top;
  };
  return cancel({ top: addPolynomials(widen(a), widen(b)), bottom, factors }, budget);
}

export function multiplyQuotients(a: Quotient, b: Quotient, budget: Budget): Quotient {
  const factors = new Map(a.factors);
  for (const [key, factor] of b.factors) {
    const power = (factors.get(key)?.power ?? 0) + factor.power;
    budget.checkDegree(power);
    factors.set(key, { ...factor, power });
  }
  const bottom = a.bottom * b.bottom;
  budget.checkInteger(bottom);
  return cancel({ top: multiplyPolynomials(a.top, b.top, budget), bottom, factors }, budget);
}

/** 1/q for the factors of `q.top` that {@link factorise} found. @throws RangeError where q is 0. */
export function invertQuotient(q: Quotient, found: Factorisation, budget: Budget): Quotient {
  let top = monomial(
    found.coefficient < 0n ? -q.bottom : q.bottom,
    found.exponents.map((e) => -e),
  );
  for (const { polynomial, power } of q.factors.values()) {
    top = multiplyPolynomials(top, raisePolynomial(polynomial, power, budget), budget);
  }
  const bottom = found.coefficient < 0n ? -found.coefficient : found.coefficient;
  return cancel({ top, bottom, factors: found.factors }, budget);
}

/** coefficient · monomial · Π factorᵖᵒʷᵉʳ. */
export interface Factorisation {
  readonly coefficient: bigint;
  readonly exponents: readonly number[];
  readonly factors: ReadonlyMap<string, Factor>;
}

/** Splits off what is already `known`; what then remains is taken as one factor and becomes known. */
export function factorise(a: Polynomial, known: Map<string, Polynomial>, budget: Budget): Factorisation {
  const { coefficient, exponents, primitive } = splitContent(a);
  const factors = new Map<string, Factor>();
  let rest = primitive;
  for (const [key, polynomial] of known) {
    let power = 0;
    for (let next = divideBy(rest, polynomial, budget); next; next = divideBy(rest, polynomial, budget)) {
      rest = next;
      power++;
    }
    if (power > 0) factors.set(key, { polynomial, power });
  }
  if (!isConstant(rest)) {
    const key = polynomialKey(rest);
    known.set(key, rest);
    factors.set(key, { polynomial: rest, power: 1 });
  }
  return { coefficient, exponents, factors };
}

const divideBy = (a: Polynomial, b: Polynomial, budget: Budget): Polynomial | undefined =>
  a.size < 2 || isConstant(a) ? undefined : divideExactly(a, b, budget);

function cancel(q: Quotient, budget: Budget): Quotient {
  if (isZero(q)) return { top: q.top, bottom: 1n, factors: NO_FACTORS };
  if (q.bottom === 1n && q.factors.size === 0) return q;
  const { coefficient, exponents, primitive } = splitContent(q.top);
  const factors = new Map(q.factors);
  let rest = primitive;
  for (const [key, { polynomial, power }] of q.factors) {
    let left = power;
    for (
      let next = divideBy(rest, polynomial, budget);
      left > 0 && next;
      next = divideBy(rest, polynomial, budget)
    ) {
      rest = next;
      left--;
    }
    if (left === 0) factors.delete(key);
    else factors.set(key, { polynomial, power: left });
  }
  const divisor = greatestCommonDivisor(coefficient, q.bottom);
  return {
    top: scalePolynomial(rest, coefficient / divisor, exponents),
    bottom: q.bottom / divisor,
    factors,
  };
}
