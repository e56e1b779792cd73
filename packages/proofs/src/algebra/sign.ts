import { type Polynomial, polynomialKey } from "./polynomial.ts";
import type { Factorisation } from "./quotient.ts";
import { factorise, isZero, type Quotient } from "./quotient.ts";
import { countRoots, univariate } from "./realRoots.ts";
import type { Tower } from "./tower.ts";

/** `1` and `-1` hold everywhere that the quantity is defined; `undefined`: not known, or not the same everywhere. */
export type Sign = 1 | -1 | undefined;

/** Always positive or always negative, seen from the signs of its terms, or from having no real root. */
export function signOfPolynomial(a: Polynomial, tower: Tower): Sign {
  const known = tower.signs.size > 0 ? tower.signs.get(polynomialKey(a)) : undefined;
  if (known) return known;
  let sign: Sign;
  let somewhereStrict = false;
  for (const { exponents, coefficient } of a.values()) {
    const signs = exponents.map((exponent, i) => signOfPower(exponent, tower.generators[i]!.positive));
    if (signs.includes("unknown")) return signWithoutRoots(a, tower);
    const ofTerm = coefficient > 0n ? 1 : -1;
    if (sign !== undefined && sign !== ofTerm) return signWithoutRoots(a, tower);
    sign = ofTerm;
    if (!signs.includes("not negative")) somewhereStrict = true;
  }
  return somewhereStrict ? sign : undefined;
}

function signOfPower(exponent: number, positive: boolean): "positive" | "not negative" | "unknown" {
  if (exponent === 0 || positive) return "positive";
  return exponent % 2 === 0 ? "not negative" : "unknown";
}

/** A polynomial in one generator that has no root where that generator may be keeps the sign of its value at 1. */
function signWithoutRoots(a: Polynomial, tower: Tower): Sign {
  const single = univariate(a);
  if (!single || single.coefficients.length > 24) return undefined;
  const generator = tower.generators[single.generator]!;
  if (generator.relation) return undefined;
  if (countRoots(single.coefficients, generator.positive ? "positive" : "all") > 0) return undefined;
  const atOne = single.coefficients.reduce((sum, c) => sum + c, 0n);
  return atOne > 0n ? 1 : -1;
}

export function signOfFactorisation({ coefficient, exponents, factors }: Factorisation, tower: Tower): Sign {
  let sign: Sign = coefficient > 0n ? 1 : -1;
  for (const [i, exponent] of exponents.entries()) {
    if (signOfPower(exponent, tower.generators[i]!.positive) !== "positive") return undefined;
  }
  for (const { polynomial, power } of factors.values()) {
    const ofFactor = signOfPolynomial(polynomial, tower);
    if (ofFactor === undefined) return undefined;
    if (ofFactor === -1 && power % 2 !== 0) sign = sign === 1 ? -1 : 1;
  }
  return sign;
}

/** Takes down that `q` has this sign, where that says something about a single polynomial. */
export function learnSign(q: Quotient, sign: 1 | -1, tower: Tower): void {
  if (isZero(q)) return;
  const { coefficient, exponents, factors } = factorise(q.top, tower.known, tower.budget);
  const [single, ...others] = factors.values();
  if (
    !single ||
    others.length > 0 ||
    q.factors.size > 0 ||
    single.power !== 1 ||
    exponents.some((e) => e !== 0)
  )
    return;
  const ofFactor = coefficient > 0n ? sign : sign === 1 ? -1 : 1;
  tower.signs.set(polynomialKey(single.polynomial), ofFactor);
}
