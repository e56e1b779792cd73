import {
  type Coefficients,
  evaluateAt,
  isolateRoots,
  midpoint,
  type RootBracket,
  refineRoot,
  squareFree,
} from "../algebra/realRoots.ts";
import { add, divide, type Expression, integer, log, multiply, rational, root } from "../expression.ts";
import { addFractions, compareFractions, type Fraction, fraction, multiplyFractions } from "../fraction.ts";
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

/** An atom that is a polynomial in the variable itself, or in e^{variable/degree}. */
export interface LineAtom {
  readonly key: string;
  readonly coefficients: Coefficients;
}

const widthOf = (bits: number): Fraction => fraction(1n, 1n << BigInt(bits));
const isExact = ({ low, high }: RootBracket) => compareFractions(low, high) === 0;
const signAt = (a: Coefficients, x: Fraction) => compareFractions(evaluateAt(a, x), fraction(0n));

/** The roots of all atoms that are polynomials in x, each root once. */
export function polynomialBreakpoints(atoms: readonly LineAtom[]): Breakpoint[] {
  return jointRoots(atoms).map(({ product, bracket, vanishing }) => ({
    value: isExact(bracket) ? rational(bracket.low) : quadraticRoot(vanishing, bracket),
    bracket: (bits) => (isExact(bracket) ? bracket : refineRoot(product, bracket, widthOf(bits))),
    vanishing: new Set(vanishing.map((atom) => atom.key)),
  }));
}

/** The places degree · log t for the positive roots t of the atoms that are polynomials in t = e^{x/degree}. */
export function exponentialBreakpoints(atoms: readonly LineAtom[], degree: number): Breakpoint[] {
  return jointRoots(atoms)
    .filter(({ bracket }) => compareFractions(bracket.high, fraction(0n)) > 0)
    .map(({ product, bracket, vanishing }) => ({
      value: isExact(bracket) ? logOf(bracket.low, degree) : undefined,
      bracket: (bits) => logBracket(product, bracket, degree, bits),
      vanishing: new Set(vanishing.map((atom) => atom.key)),
    }));
}

const logOf = (t: Fraction, degree: number): Expression =>
  t.top === t.bottom ? integer(0) : multiply(integer(degree), log(rational(t)));

function logBracket(product: Coefficients, bracket: RootBracket, degree: number, bits: number): RootBracket {
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
      low: fraction(low.low * BigInt(degree), scale),
      high: fraction(high.high * BigInt(degree), scale),
    };
    if (
      compareFractions(addFractions(result.high, { ...result.low, top: -result.low.top }), widthOf(bits)) <= 0
    ) {
      return result;
    }
  }
}

interface JointRoot {
  readonly product: Coefficients;
  readonly bracket: RootBracket;
  readonly vanishing: readonly LineAtom[];
}

function jointRoots(atoms: readonly LineAtom[]): JointRoot[] {
  if (atoms.length === 0) return [];
  const product = squareFree(atoms.map((atom) => atom.coefficients).reduce(times));
  return isolateRoots(product).map((bracket) => ({
    product,
    bracket,
    vanishing: atoms.filter(({ coefficients }) => vanishesIn(squareFree(coefficients), bracket)),
  }));
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

/** All breakpoints in rising order, those that are the same place merged. */
export function sortBreakpoints(points: readonly Breakpoint[]): Breakpoint[] {
  const sorted: Breakpoint[] = [];
  for (const point of points) {
    const place = sorted.findIndex((other) => comparePlaces(point, other) <= 0);
    const same = place >= 0 && comparePlaces(point, sorted[place]!) === 0;
    if (same) sorted[place] = merge(sorted[place]!, point);
    else sorted.splice(place < 0 ? sorted.length : place, 0, point);
  }
  return sorted;
}

const merge = (a: Breakpoint, b: Breakpoint): Breakpoint => ({
  ...a,
  vanishing: new Set([...a.vanishing, ...b.vanishing]),
});

/** A rational place and a logarithm are equal only where both are 0, so refining ends. */
function comparePlaces(a: Breakpoint, b: Breakpoint): number {
  for (let bits = 16; ; bits *= 2) {
    const [x, y] = [a.bracket(bits), b.bracket(bits)];
    if (compareFractions(x.high, y.low) < 0) return -1;
    if (compareFractions(y.high, x.low) < 0) return 1;
    if (isExact(x) && isExact(y)) return compareFractions(x.low, y.low);
  }
}

/** A number strictly between two neighbours, and as simple as can be. */
export function between(low: Breakpoint | undefined, high: Breakpoint | undefined): Fraction {
  for (let bits = 16; ; bits *= 2) {
    const from = low?.bracket(bits).high;
    const to = high?.bracket(bits).low;
    if (from && to && compareFractions(from, to) >= 0) continue;
    return simplestBetween(from, to);
  }
}

function simplestBetween(from: Fraction | undefined, to: Fraction | undefined): Fraction {
  const zero = fraction(0n);
  if (!from && !to) return zero;
  if (!to) return compareFractions(from!, zero) < 0 ? zero : fraction(floorOf(from!) + 1n);
  if (!from) return compareFractions(to, zero) > 0 ? zero : fraction(ceilOf(to) - 1n);
  for (let denominator = 1n; ; denominator *= 2n) {
    const scaled = multiplyFractions(from, fraction(denominator));
    const candidate = fraction(floorOf(scaled) + 1n, denominator);
    if (compareFractions(candidate, to) < 0) return candidate;
  }
}

const floorOf = ({ top, bottom }: Fraction) =>
  top < 0n && top % bottom !== 0n ? top / bottom - 1n : top / bottom;
const ceilOf = (a: Fraction) => -floorOf({ top: -a.top, bottom: a.bottom });
