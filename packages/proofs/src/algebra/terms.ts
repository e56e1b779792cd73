import { divide, type Expression, integer, multiply, raise, rational } from "../expression.ts";
import { type Fraction, formatFraction, fraction, multiplyFractions } from "../fraction.ts";
import { compareExponents, monomial, type Polynomial, type Term } from "./polynomial.ts";
import type { Factor, Quotient } from "./quotient.ts";
import type { Tower } from "./tower.ts";

/** `coefficient` times a product of generators that has no number in it. */
export interface BasisTerm {
  readonly coefficient: Fraction;
  readonly basis: Quotient;
  readonly exponents: readonly number[];
}

/** A quotient as a combination of products of generators with rational coefficients. */
export function basisTerms(q: Quotient): BasisTerm[] {
  return sortedTerms(q.top).map(({ exponents, coefficient }) => ({
    coefficient: fraction(coefficient, q.bottom),
    basis: { top: monomial(1n, exponents), bottom: 1n, factors: q.factors },
    exponents,
  }));
}

const sortedTerms = (a: Polynomial): Term[] =>
  [...a.values()].sort((s, t) => compareExponents(t.exponents, s.exponents));

/** A text for a quotient that is the same in every tower: it names generators by what they are. */
export function quotientText(q: Quotient, tower: Tower): string {
  const factors = [...q.factors.values()].map(
    ({ polynomial, power }) => `(${polynomialText(polynomial, tower)})^${power}`,
  );
  return `(${polynomialText(q.top, tower)})/${q.bottom}${factors
    .sort()
    .map((f) => `/${f}`)
    .join("")}`;
}

function polynomialText(a: Polynomial, tower: Tower): string {
  const terms = [...a.values()].map(({ exponents, coefficient }) => {
    const powers = exponents.flatMap((exponent, i) => {
      const { key, unit } = tower.generators[i]!;
      return exponent === 0
        ? []
        : [`{${key}}^${formatFraction(multiplyFractions(fraction(exponent), unit))}`];
    });
    return [coefficient, ...powers.sort()].join("·");
  });
  return terms.sort().join("+");
}

/** The expression that a quotient stands for. */
export function quotientExpression(q: Quotient, tower: Tower): Expression {
  const top = polynomialExpression(q.top, tower);
  const below = [...q.factors.values()].map((factor) => factorExpression(factor, tower));
  if (q.bottom === 1n && below.length === 0) return top;
  return divide(top, multiply(integer(q.bottom), ...below));
}

const factorExpression = ({ polynomial, power }: Factor, tower: Tower): Expression =>
  raise(polynomialExpression(polynomial, tower), integer(power));

export function polynomialExpression(a: Polynomial, tower: Tower): Expression {
  const terms = sortedTerms(a).map(({ exponents, coefficient }) =>
    multiply(
      integer(coefficient),
      ...exponents.flatMap((exponent, i) =>
        exponent === 0 ? [] : [raise(tower.generators[i]!.expression, rational(fraction(exponent)))],
      ),
    ),
  );
  if (terms.length === 0) return integer(0);
  return terms.length === 1 ? terms[0]! : { kind: "sum", terms };
}
