import type { Generator } from "./generator.ts";
import { addPolynomials, monomial, type Polynomial } from "./polynomial.ts";
import type { Quotient } from "./quotient.ts";

/** The first generator whose relation shortens some term of the polynomial. */
export function relationsIn(top: Polynomial, generators: readonly Generator[]): number | undefined {
  for (const { index, relation } of generators) {
    if (!relation) continue;
    for (const { exponents } of top.values()) {
      const exponent = exponents[index] ?? 0;
      if (exponent < 0 || exponent >= relation.degree) return index;
    }
  }
  return undefined;
}

/** A part of a sum that is to be multiplied by `power` times the value of the relation. */
export interface Regrouped {
  readonly part: Quotient;
  readonly power: number;
}

/** Sorts the terms by how often generator^degree can be taken out of them. */
export function regroup(q: Quotient, index: number, degree: number): Regrouped[] {
  const groups = new Map<number, Polynomial>();
  for (const { exponents, coefficient } of q.top.values()) {
    const exponent = exponents[index] ?? 0;
    const power = Math.floor(exponent / degree);
    const rest = [...exponents];
    if (exponent !== 0) rest[index] = exponent - power * degree;
    groups.set(power, addPolynomials(groups.get(power) ?? new Map(), monomial(coefficient, rest)));
  }
  return [...groups].map(([power, top]) => ({ part: { ...q, top }, power }));
}
