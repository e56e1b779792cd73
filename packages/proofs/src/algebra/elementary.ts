import { NotDefined, type Origin } from "../errors.ts";
import { log, raise, rational } from "../expression.ts";
import { type Fraction, fraction, multiplyFractions, negateFraction } from "../fraction.ts";
import { exponentsOf, monomial } from "./polynomial.ts";
import { primePowers } from "./primes.ts";
import {
  constantOf,
  constantQuotient,
  type Factorisation,
  factorise,
  isZero,
  polynomialQuotient,
  type Quotient,
} from "./quotient.ts";
import { signOfFactorisation, signOfPolynomial } from "./sign.ts";
import { basisTerms, quotientExpression, quotientText } from "./terms.ts";
import { ONE_TEXT, type Tower } from "./tower.ts";

const ONE = constantQuotient(fraction(1n));

/** e^q: one generator for each product in q, so that e^{a+b} = e^a·e^b and e^{2z} = (e^z)². */
export function exponential(q: Quotient, tower: Tower): Quotient {
  const parts = basisTerms(q).map(({ coefficient, basis, exponents }) => {
    const inside = logarithmicArgument(basis, exponents, tower);
    if (inside) return fractionalPower(inside, coefficient, tower);
    const text = basis.factors.size === 0 && exponents.length === 0 ? ONE_TEXT : quotientText(basis, tower);
    return tower.exponential(text, basis, quotientExpression(basis, tower), coefficient);
  });
  return tower.multiply(...parts);
}

/** u, where the basis is log u and nothing else. */
function logarithmicArgument(
  basis: Quotient,
  exponents: readonly number[],
  tower: Tower,
): Quotient | undefined {
  const used = exponents.flatMap((exponent, i) => (exponent === 0 ? [] : [{ exponent, i }]));
  if (basis.factors.size > 0 || used.length !== 1 || used[0]!.exponent !== 1) return undefined;
  return tower.logarithms.get(used[0]!.i);
}

/** q as a number times generators times factors, those of its denominator with negative powers. */
function fullFactorisation(q: Quotient, tower: Tower): Factorisation & { readonly number: Fraction } {
  const found = factorise(q.top, tower.known, tower.budget);
  const factors = new Map(found.factors);
  for (const [key, { polynomial, power }] of q.factors) {
    factors.set(key, { polynomial, power: (factors.get(key)?.power ?? 0) - power });
  }
  return { ...found, factors, number: fraction(found.coefficient, q.bottom) };
}

/** q as a product of parts that are positive everywhere and of one rest. */
function splitPositive(q: Quotient, tower: Tower) {
  const { number, exponents, factors, ...found } = fullFactorisation(q, tower);
  const positive: { part: Quotient; power: number; generator?: number }[] = [];
  let rest = constantQuotient(fraction(number.top < 0n ? -1n : 1n));
  for (const [i, power] of exponents.entries()) {
    if (power === 0) continue;
    const part = polynomialQuotient(monomial(1n, exponentsOf(i, 1)));
    if (tower.generators[i]!.positive) positive.push({ part, power, generator: i });
    else rest = tower.multiply(rest, tower.raise(part, power));
  }
  for (const { polynomial, power } of factors.values()) {
    const sign = signOfPolynomial(polynomial, tower);
    const part = polynomialQuotient(polynomial);
    if (sign !== undefined) positive.push({ part: tower.scale(part, fraction(sign)), power });
    const left = sign === undefined ? part : constantQuotient(fraction(sign));
    if (sign !== 1) rest = tower.multiply(rest, tower.raise(left, power));
  }
  const size = number.top < 0n ? negateFraction(number) : number;
  return { size, positive, rest, sign: signOfFactorisation({ ...found, exponents, factors }, tower) };
}

/** log q, split over products where all parts but one are positive. */
export function logarithm(q: Quotient, tower: Tower, origin?: Origin): Quotient {
  if (isZero(q)) throw new NotDefined("the logarithm of something that is always 0", origin);
  const { size, positive, rest, sign } = splitPositive(q, tower);
  if (sign === -1) throw new NotDefined("the domain is empty: the logarithm of something negative", origin);
  const parts = [...primePowers(size, tower.budget)].map(([prime, power]) =>
    tower.scale(logGenerator(constantQuotient(fraction(prime)), tower), fraction(power)),
  );
  for (const { part, power, generator } of positive) {
    const made = generator === undefined ? undefined : tower.generators[generator]!;
    const known = made?.logarithm ?? (made?.relation ? logarithm(made.relation.value, tower) : undefined);
    const single = known ?? logGenerator(made ? tower.powerOf(made, fraction(1n)) : part, tower);
    const unit = made?.relation ? fraction(1, made.relation.degree) : (made?.unit ?? fraction(1));
    parts.push(tower.scale(single, multiplyFractions(fraction(power), unit)));
  }
  if (constantOf(rest)?.top !== 1n) parts.push(logGenerator(rest, tower));
  return tower.add(...parts);
}

function logGenerator(u: Quotient, tower: Tower): Quotient {
  const made = tower.generator(`log:${quotientText(u, tower)}`, () => ({
    expression: log(quotientExpression(u, tower)),
    positive: false,
    signLike: tower.subtract(u, ONE),
  }));
  tower.logarithms.set(made.index, u);
  return tower.powerOf(made, fraction(1n));
}

/** q^power; where power is no integer, for q ≥ 0 only. */
export function fractionalPower(q: Quotient, power: Fraction, tower: Tower, origin?: Origin): Quotient {
  tower.budget.checkDegree(power.top);
  tower.budget.checkDegree(power.bottom);
  if (isZero(q)) {
    if (power.top <= 0n) throw new NotDefined("division by something that is always 0", origin);
    return q;
  }
  if (power.bottom === 1n) return tower.raise(q, Number(power.top));
  const { size, positive, rest, sign } = splitPositive(q, tower);
  if (sign === -1) throw new NotDefined("the domain is empty: a root of something negative", origin);
  const parts = [...primePowers(size, tower.budget)].map(([prime, times]) =>
    rootGenerator(constantQuotient(fraction(prime)), multiplyFractions(power, fraction(times)), true, tower),
  );
  for (const { part, power: times, generator } of positive) {
    const total = multiplyFractions(power, fraction(times));
    const made = generator === undefined ? undefined : tower.generators[generator]!;
    parts.push(
      made
        ? tower.powerOf(made, multiplyFractions(total, made.unit))
        : rootGenerator(part, total, true, tower),
    );
  }
  if (constantOf(rest)?.top !== 1n) parts.push(rootGenerator(rest, power, false, tower));
  return tower.multiply(ONE, ...parts);
}

function rootGenerator(u: Quotient, power: Fraction, positive: boolean, tower: Tower): Quotient {
  const describe = (unit: Fraction) => ({
    expression: raise(quotientExpression(u, tower), rational(unit)),
    positive,
    relation: { degree: Number(unit.bottom), value: u },
  });
  const made = tower.generator(`root:${quotientText(u, tower)}`, describe, fraction(1n, power.bottom));
  return tower.powerOf(made, power);
}
