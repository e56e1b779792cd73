import { addPolynomials, monomial, type Polynomial } from "../algebra/polynomial.ts";
import type { Quotient } from "../algebra/quotient.ts";
import { univariate } from "../algebra/realRoots.ts";
import { polynomialExpression } from "../algebra/terms.ts";
import type { Tower } from "../algebra/tower.ts";
import { divide, type Expression, negate } from "../expression.ts";
import type { Fraction } from "../fraction.ts";
import { freeNames } from "../traverse.ts";
import type { Atom } from "./atoms.ts";
import { HIGHEST_DEGREE, type LineAtom } from "./breakpoints.ts";

/** The variable that an atom depends on alone, and in which way; that is how its roots are found. */
export type Placement = {
  readonly variable: string;
  readonly atom: LineAtom;
  readonly expression: Expression;
} & (
  | { readonly scale: "itself" }
  /** A polynomial in e^{unit · variable}. */
  | { readonly scale: "exponential"; readonly unit: Fraction }
  /** Of the first degree, with coefficients such as √2 or log 3. */
  | { readonly scale: "linear"; readonly root: Expression }
);

export function placeAtom(atom: Atom, tower: Tower): Placement | undefined {
  const expression = polynomialExpression(atom.polynomial, tower);
  const single = univariate(atom.polynomial);
  const generator = single && tower.generators[single.generator];
  if (single && single.coefficients.length > HIGHEST_DEGREE + 1) return undefined;
  if (!single || !generator || generator.relation) return placeLinear(atom, expression, tower);
  const placed = { key: atom.key, coefficients: single.coefficients };
  if (isOne(generator.unit) && generator.key.startsWith(NAME)) {
    return { variable: generator.key.slice(NAME.length), scale: "itself", atom: placed, expression };
  }
  const variable = generator.logarithm && loneName(generator.logarithm, tower);
  if (variable === undefined) return undefined;
  return { variable, scale: "exponential", unit: generator.unit, atom: placed, expression };
}

const NAME = "name:";
const isOne = ({ top, bottom }: Fraction) => top === bottom;

/** z, where the quotient is z and nothing else. */
function loneName(q: Quotient, tower: Tower): string | undefined {
  const [term] = q.top.values();
  if (q.top.size !== 1 || q.factors.size > 0 || q.bottom !== 1n || term!.coefficient !== 1n) return undefined;
  const generator = tower.generators[term!.exponents.length - 1];
  const isLone = term!.exponents.every((exponent, i) => exponent === (i === generator?.index ? 1 : 0));
  return isLone && isOne(generator!.unit) && generator?.key.startsWith(NAME)
    ? generator.key.slice(NAME.length)
    : undefined;
}

/** p·z + q with numbers p and q: its root is −q/p. */
function placeLinear(atom: Atom, expression: Expression, tower: Tower): Placement | undefined {
  const [variable, ...others] = freeNames(expression);
  if (variable === undefined || others.length > 0) return undefined;
  const index = tower.generators.findIndex((g) => g.key === `${NAME}${variable}` && isOne(g.unit));
  let [slope, constant]: Polynomial[] = [new Map(), new Map()];
  for (const { exponents, coefficient } of atom.polynomial.values()) {
    const power = exponents[index] ?? 0;
    const isNumber = exponents.every(
      (e, i) => e === 0 || i === index || freeNames(tower.generators[i]!.expression).size === 0,
    );
    if (!isNumber || power < 0 || power > 1) return undefined;
    const part = monomial(
      coefficient,
      exponents.map((e, i) => (i === index ? 0 : e)),
    );
    if (power === 1) slope = addPolynomials(slope!, part);
    else constant = addPolynomials(constant!, part);
  }
  const root = divide(negate(polynomialExpression(constant!, tower)), polynomialExpression(slope!, tower));
  return { variable, scale: "linear", root, atom: { key: atom.key, coefficients: [] }, expression };
}
