import {
  type Coefficients,
  evaluateAt,
  isolateRoots,
  midpoint,
  type RootBracket,
  refineRoot,
  squareFree,
} from "../algebra/realRoots.ts";
import type { Budget } from "../budget.ts";
import { Undecided } from "../errors.ts";
import { add, divide, type Expression, integer, log, multiply, rational, root } from "../expression.ts";
import {
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  subtractFractions,
} from "../fraction.ts";
import { evaluate } from "../intervals/evaluate.ts";
import { logInterval } from "../intervals/functions.ts";
import { fractionInterval } from "../intervals/interval.ts";

/** A place on the line where some atom is 0 or jumps. */
export interface Breakpoint {
  /** The place itself, where it can be written down. */
  readonly value: Expression | undefined;
  /** A rational number at most 2^−bits below it, and one at most as much above; equal where the place is rational. */
  bracket(bits: number): RootBracket;
  /** The atoms that are 0 here. */
  readonly vanishing: ReadonlySet<string>;
}

/** An atom that is a polynomial in the variable itself, or in e^{unit · variable}. */
export interface LineAtom {
  readonly key: string;
  readonly coefficients: Coefficients;
}

const widthOf = (bits: number): Fraction => fraction(1n, 1n << BigInt(bits));
const isExact = ({ low, high }: RootBracket) => compareFractions(low, high) === 0;
const signAt = (a: Coefficients, x: Fraction) => compareFractions(evaluateAt(a, x), fraction(0n));

/** A place given by an expression without names, of which at most `bits` must be known for anything that is asked. */
export function expressionBreakpoint(value: Expression, vanishing: string, budget: Budget): Breakpoint {
  const bracket = (bits: number): RootBracket => {
    for (let inner = bits + 32; inner <= 16 * bits + 32; inner *= 2) {
      const enclosed = evaluate(value, new Map(), inner, budget);
      if (!enclosed) continue;
      const scale = 1n << BigInt(inner);
      const found = { low: fraction(enclosed.low, scale), high: fraction(enclosed.high, scale) };
      if (compareFractions(subtractFractions(found.high, found.low), widthOf(bits)) <= 0) return found;
    }
    throw new Undecided("the place where two cases meet is not known");
  };
  return { value, bracket, vanishing: new Set([vanishing]) };
}

/** The roots of all atoms that are polynomials in x, each root once. */
export function polynomialBreakpoints(atoms: readonly LineAtom[]): Breakpoint[] {
  return jointRoots(atoms).map(({ product, bracket, vanishing }) => ({
    value: isExact(bracket) ? rational(bracket.low) : quadraticRoot(vanishing, bracket),
    bracket: (bits) => (isExact(bracket) ? bracket : refineRoot(product, bracket, widthOf(bits))),
    vanishing: new Set(vanishing.map((atom) => atom.key)),
  }));
}

/** The places log t / unit for the positive roots t of the atoms that are polynomials in t = e^{unit · x}. */
export function exponentialBreakpoints(atoms: readonly LineAtom[], unit: Fraction): Breakpoint[] {
  return jointRoots(atoms)
    .filter(({ bracket }) => compareFractions(bracket.high, fraction(0n)) > 0)
    .map(({ product, bracket, vanishing }) => ({
      value: isExact(bracket) ? logOf(bracket.low, unit) : undefined,
      bracket: (bits) => logBracket(product, bracket, unit, bits),
      vanishing: new Set(vanishing.map((atom) => atom.key)),
    }));
}

const logOf = (t: Fraction, unit: Fraction): Expression =>
  t.top === t.bottom ? integer(0) : divide(log(rational(t)), rational(unit));

function logBracket(product: Coefficients, bracket: RootBracket, unit: Fraction, bits: number): RootBracket {
  if (isExact(bracket) && bracket.low.top === bracket.low.bottom)
    return { low: fraction(0n), high: fraction(0n) };
  const inner = bits + 16;
  let tight = bracket;
  for (let extra = 0; ; extra += 8) {
    tight = isExact(tight) ? tight : refineRoot(product, tight, widthOf(inner + extra));
    const low = logInterval(fractionInterval(tight.low, inner), inner);
    const high = logInterval(fractionInterval(tight.high, inner), inner);
    if (!low || !high) continue;
    const scale = 1n << BigInt(inner);
    const result = {
      low: divideFractions(fraction(low.low, scale), unit),
      high: divideFractions(fraction(high.high, scale), unit),
    };
    if (compareFractions(subtractFractions(result.high, result.low), widthOf(bits)) <= 0) {
      return result;
    }
  }
}

interface JointRoot {
  readonly product: Coefficients;
  readonly bracket: RootBracket;
  readonly vanishing: readonly LineAtom[];
}

/** Sturm's chain of a product of a higher degree would take too long. */
export const HIGHEST_DEGREE = 24;

function jointRoots(atoms: readonly LineAtom[]): JointRoot[] {
  const linear = atoms.filter(({ coefficients }) => coefficients.length === 2);
  const roots = linear.map((atom): JointRoot => {
    const [constant, slope] = atom.coefficients as [bigint, bigint];
    const place = fraction(-constant, slope);
    return { product: atom.coefficients, bracket: { low: place, high: place }, vanishing: [atom] };
  });
  const others = atoms.filter((atom) => !linear.includes(atom));
  if (others.length === 0) return roots;
  const degree = others.reduce((sum, { coefficients }) => sum + coefficients.length - 1, 0);
  if (degree > HIGHEST_DEGREE)
    throw new Undecided(`corners at the roots of a polynomial of degree ${degree}`);
  const product = squareFree(others.map((atom) => atom.coefficients).reduce(times));
  const jointly = isolateRoots(product).map((bracket) => ({
    product,
    bracket,
    vanishing: others.filter(({ coefficients }) => vanishesIn(squareFree(coefficients), bracket)),
  }));
  return [...roots, ...jointly];
}

/** The product has one root in the bracket, and a square-free atom changes its sign there exactly if it is its own. */
function vanishesIn(atom: Coefficients, bracket: RootBracket): boolean {
  if (isExact(bracket)) return signAt(atom, bracket.low) === 0;
  return signAt(atom, bracket.low) * signAt(atom, bracket.high) < 0;
}

function times(a: Coefficients, b: Coefficients): Coefficients {
  const product = new Array<bigint>(a.length + b.length - 1).fill(0n);
  for (const [i, x] of a.entries())
    for (const [j, y] of b.entries()) product[i + j] = product[i + j]! + x * y;
  return product;
}

/** (−b ± √(b² − 4ac)) / 2a, where a vanishing atom is quadratic. */
function quadraticRoot(vanishing: readonly LineAtom[], bracket: RootBracket): Expression | undefined {
  const quadratic = vanishing.find((atom) => squareFree(atom.coefficients).length === 3);
  if (!quadratic) return undefined;
  const [c, b, a] = squareFree(quadratic.coefficients) as [bigint, bigint, bigint];
  const vertex = fraction(-b, 2n * a);
  const above = compareFractions(midpoint(bracket.low, bracket.high), vertex) > 0 === a > 0n;
  const discriminant = root(integer(b * b - 4n * a * c));
  return divide(add(integer(-b), multiply(integer(above ? 1 : -1), discriminant)), integer(2n * a));
}
