import { normalise } from "./algebra/normalForm.ts";
import {
  compareExponents,
  monomial,
  type Polynomial,
  scalePolynomial,
  splitContent,
  type Term,
} from "./algebra/polynomial.ts";
import { isZero, multiplyQuotients, polynomialQuotient, type Quotient } from "./algebra/quotient.ts";
import { polynomialExpression, quotientExpression } from "./algebra/terms.ts";
import type { Tower } from "./algebra/tower.ts";
import { differentiate } from "./differentiate.ts";
import { NotDefined, type Origin, Undecided } from "./errors.ts";
import { divide, type Expression, integer, multiply } from "./expression.ts";
import { fraction } from "./fraction.ts";
import { freeNames, substitute } from "./traverse.ts";

const MOST_STEPS = 8;

/**
 * The limit of a smooth expression: by putting the point into its reduced quotient, by l'Hôpital's rule where that
 * gives 0/0, and at ±∞ by comparing the powers of e^z and then of z.
 *
 * @throws NotDefined where it grows without bound. @throws Undecided where none of these ways is open.
 */
export function limitOf(
  e: Expression,
  variable: string,
  point: Expression | "infinity" | "minus infinity",
  tower: Tower,
  origin?: Origin,
): Expression {
  const q = normalise(e, tower);
  if (typeof point === "string") return limitFarOut(q, variable, point === "infinity", tower, origin);
  const { exponents } = splitContent(isZero(q) ? monomial(1n) : q.top);
  const below = exponents.map((exponent) => Math.max(0, -exponent));
  let top = polynomialExpression(scalePolynomial(q.top, 1n, below), tower);
  const cleared = polynomialExpression(monomial(q.bottom, below), tower);
  let bottom = multiply(cleared, ...factorExpressions(q, tower));
  for (let i = 0; i < MOST_STEPS; i++) {
    const [a, b] = [top, bottom].map((part) => normalise(substitute(part, variable, point), tower)) as [
      Quotient,
      Quotient,
    ];
    if (!isZero(b)) return divide(quotientExpression(a, tower), quotientExpression(b, tower));
    if (!isZero(a)) throw new NotDefined("no limit: it grows without bound", origin);
    [top, bottom] = [
      differentiate(top, variable, tower.budget),
      differentiate(bottom, variable, tower.budget),
    ];
  }
  throw new Undecided("the limit is not known", origin);
}

const factorExpressions = (q: Quotient, tower: Tower): Expression[] =>
  [...q.factors.values()].map(({ polynomial, power }) =>
    multiply(...Array.from({ length: power }, () => polynomialExpression(polynomial, tower))),
  );

function limitFarOut(
  q: Quotient,
  variable: string,
  upward: boolean,
  tower: Tower,
  origin?: Origin,
): Expression {
  const leading = (a: Polynomial) => leadingFarOut(a, variable, upward, tower, origin);
  let result = polynomialQuotient(oneTerm(leading(q.top)));
  if (isZero(q)) return integer(0);
  result = { ...result, bottom: q.bottom };
  for (const { polynomial, power } of q.factors.values()) {
    const inverse = tower.invert(polynomialQuotient(oneTerm(leading(polynomial))));
    result = multiplyQuotients(result, tower.raise(inverse, power), tower.budget);
  }
  const growth = growthOf([...result.top.values()][0]!, variable, upward, tower);
  if (growth.every((power) => power === 0)) return quotientExpression(result, tower);
  const first = growth.find((power) => power !== 0)!;
  if (first < 0) return integer(0);
  throw new NotDefined("no limit: it grows without bound", origin);
}

const oneTerm = (term: Term): Polynomial => new Map([[term.exponents.join(","), term]]);

/** The powers of e^z and of z, the faster first; with e^z turned over where z falls. */
function growthOf({ exponents }: Term, variable: string, upward: boolean, tower: Tower): number[] {
  const power = (key: string) => {
    const index = tower.generators.findIndex((g) => g.key === key);
    return index < 0 ? 0 : (exponents[index] ?? 0);
  };
  const exponential = power(`exp:(1·{name:${variable}}^1)/1`);
  return [upward ? exponential : -exponential, power(`name:${variable}`)];
}

/** The term that outgrows all others. */
function leadingFarOut(
  a: Polynomial,
  variable: string,
  upward: boolean,
  tower: Tower,
  origin?: Origin,
): Term {
  let best: { term: Term; growth: number[] } | undefined;
  for (const term of a.values()) {
    for (const [i, exponent] of term.exponents.entries()) {
      const { key, expression } = tower.generators[i]!;
      const followed = key === `name:${variable}` || key === `exp:(1·{name:${variable}}^1)/1`;
      if (exponent !== 0 && !followed && freeNames(expression).has(variable)) {
        throw new Undecided("the limit at infinity is not known", origin);
      }
    }
    const growth = growthOf(term, variable, upward, tower);
    const order = best ? compareExponents(growth, best.growth) : 1;
    if (order === 0) throw new Undecided("the limit at infinity is not known", origin);
    if (order > 0) best = { term, growth };
  }
  return best?.term ?? { exponents: [], coefficient: fraction(0n).top };
}
