import { exponentsOf, monomial, type Polynomial, polynomialKey } from "../algebra/polynomial.ts";
import { factorise, isZero, type Quotient } from "../algebra/quotient.ts";
import { signOfPolynomial } from "../algebra/sign.ts";
import type { Tower } from "../algebra/tower.ts";

/** What the sign of a guard is made of: a generator that may have either sign, or a polynomial. */
export interface Atom {
  readonly key: string;
  readonly polynomial: Polynomial;
  readonly power: number;
  /** A root, which is never below 0. */
  readonly isRoot: boolean;
}

/** sign · Π atomᵖᵒʷᵉʳ has the sign of `q`; powers are negative below the line. `undefined` for q = 0. */
export interface SignProduct {
  readonly sign: 1 | -1;
  readonly atoms: readonly Atom[];
}

export function signProduct(q: Quotient, tower: Tower): SignProduct | undefined {
  if (isZero(q)) return undefined;
  const found = factorise(q.top, tower.known, tower.budget);
  let sign: 1 | -1 = found.coefficient > 0n ? 1 : -1;
  const atoms: Atom[] = [];
  const include = (polynomial: Polynomial, power: number, isRoot = false) => {
    const definite = signOfPolynomial(polynomial, tower);
    if (definite === undefined) atoms.push({ key: polynomialKey(polynomial), polynomial, power, isRoot });
    else if (definite === -1 && power % 2 !== 0) sign = sign === 1 ? -1 : 1;
  };
  for (const [i, power] of found.exponents.entries()) {
    if (power === 0) continue;
    const inner = tower.generators[i]!.signLike;
    const replaced = inner && signProduct(inner, tower);
    const isRoot = tower.generators[i]!.key.startsWith("root:");
    if (!replaced) include(monomial(1n, exponentsOf(i, 1)), power, isRoot);
    else {
      if (replaced.sign === -1 && power % 2 !== 0) sign = sign === 1 ? -1 : 1;
      atoms.push(...replaced.atoms.map((atom) => ({ ...atom, power: atom.power * power })));
    }
  }
  for (const { polynomial, power } of found.factors.values()) include(polynomial, power);
  for (const { polynomial, power } of q.factors.values()) include(polynomial, -power);
  return { sign, atoms };
}
