import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  greatestCommonDivisor,
  multiplyFractions,
} from "../fraction.ts";
import type { Polynomial } from "./polynomial.ts";

/** c₀ + c₁x + c₂x² + …, the last coefficient not 0. */
export type Coefficients = readonly bigint[];

/** The polynomial as one in a single generator, if it is, and has no negative exponents. */
export function univariate(a: Polynomial): { generator: number; coefficients: Coefficients } | undefined {
  let generator: number | undefined;
  const byExponent = new Map<number, bigint>();
  for (const { exponents, coefficient } of a.values()) {
    const used = exponents.flatMap((exponent, i) => (exponent === 0 ? [] : [i]));
    if (used.length > 1 || (used.length === 1 && generator !== undefined && used[0] !== generator))
      return undefined;
    generator ??= used[0];
    byExponent.set(used.length === 0 ? 0 : exponents[used[0]!]!, coefficient);
  }
  if (generator === undefined) return undefined;
  if (Math.min(...byExponent.keys()) < 0) return undefined;
  const length = Math.max(...byExponent.keys()) + 1;
  const coefficients = Array.from({ length }, (_, i) => byExponent.get(i) ?? 0n);
  return { generator, coefficients };
}

const trim = (a: readonly bigint[]): Coefficients => {
  let length = a.length;
  while (length > 0 && a[length - 1] === 0n) length--;
  return a.slice(0, length);
};

export function evaluateAt(a: Coefficients, x: Fraction): Fraction {
  let value = fraction(0n);
  for (let i = a.length - 1; i >= 0; i--) value = addFractions(multiplyFractions(value, x), fraction(a[i]!));
  return value;
}

const derivativeOf = (a: Coefficients): Coefficients => a.slice(1).map((c, i) => c * BigInt(i + 1));

function primitiveOf(a: Coefficients): Coefficients {
  let divisor = 0n;
  for (const c of a) divisor = greatestCommonDivisor(divisor, c);
  return divisor > 1n ? a.map((c) => c / divisor) : a;
}

/** Minus nothing: the remainder of a positive multiple of `a` by `b`, so signs are those of the true remainder. */
function remainder(a: Coefficients, b: Coefficients): Coefficients {
  const lead = b.at(-1)!;
  const scale = lead < 0n ? -lead : lead;
  let rest = [...a];
  while (rest.length >= b.length) {
    const factor = rest.at(-1)! * (lead < 0n ? -1n : 1n);
    const shift = rest.length - b.length;
    rest = rest.map((c) => c * scale);
    for (const [i, c] of b.entries()) rest[i + shift] = rest[i + shift]! - factor * c;
    rest = [...trim(rest)];
  }
  return primitiveOf(rest);
}

/** The polynomial with every root once. */
export function squareFree(a: Coefficients): Coefficients {
  let [x, y] = [primitiveOf(a), primitiveOf(derivativeOf(a))];
  while (y.length > 0) [x, y] = [y, remainder(x, y)];
  return x.length < 2 ? primitiveOf(a) : primitiveOf(divide(a, x));
}

function divide(a: Coefficients, b: Coefficients): Coefficients {
  const quotient: bigint[] = [];
  const scale = b.at(-1)! ** BigInt(a.length - b.length + 1);
  let rest = a.map((c) => c * scale);
  while (rest.length >= b.length) {
    const factor = rest.at(-1)! / b.at(-1)!;
    const shift = rest.length - b.length;
    quotient[shift] = factor;
    for (const [i, c] of b.entries()) rest[i + shift] = rest[i + shift]! - factor * c;
    rest = [...trim(rest)];
  }
  return Array.from(quotient, (c) => c ?? 0n);
}

/** Sturm's chain of a square-free polynomial. */
function sturmChain(a: Coefficients): Coefficients[] {
  const chain: Coefficients[] = [a, derivativeOf(a)];
  for (;;) {
    const rest = remainder(chain.at(-2)!, chain.at(-1)!);
    if (rest.length === 0) return chain;
    chain.push(rest.map((c) => -c));
  }
}

const signChanges = (signs: readonly number[]): number => {
  const strict = signs.filter((s) => s !== 0);
  return strict.filter((s, i) => i > 0 && s !== strict[i - 1]).length;
};
const signAt = (a: Coefficients, x: Fraction) => compareFractions(evaluateAt(a, x), fraction(0n));
const changesAt = (chain: readonly Coefficients[], x: Fraction) =>
  signChanges(chain.map((a) => signAt(a, x)));

/** All real roots lie strictly between −bound and bound (Cauchy). */
function rootBound(a: Coefficients): bigint {
  const lead = a.at(-1)! < 0n ? -a.at(-1)! : a.at(-1)!;
  const largest = a.reduce((max, c) => ((c < 0n ? -c : c) > max ? (c < 0n ? -c : c) : max), 0n);
  return largest / lead + 2n;
}

/** How many different real roots there are, all of them or the positive ones. */
export function countRoots(a: Coefficients, where: "all" | "positive"): number {
  if (a.length < 2) return 0;
  const free = squareFree(a);
  const chain = sturmChain(free);
  const bound = rootBound(free);
  return (
    changesAt(chain, where === "all" ? fraction(-bound) : fraction(0n)) - changesAt(chain, fraction(bound))
  );
}

/** An interval with exactly one root in it; the ends are that root itself where it is rational and was met. */
export interface RootBracket {
  readonly low: Fraction;
  readonly high: Fraction;
}

export const midpoint = (a: Fraction, b: Fraction): Fraction =>
  multiplyFractions(addFractions(a, b), fraction(1n, 2n));

/** The real roots of a square-free polynomial in rising order; a rational root becomes `low = high`. */
export function isolateRoots(a: Coefficients): RootBracket[] {
  if (a.length < 2) return [];
  const chain = sturmChain(a);
  const bound = rootBound(a);
  const found: RootBracket[] = [];
  const search = (low: Fraction, high: Fraction, atLow: number, atHigh: number) => {
    if (atLow - atHigh === 0) return;
    if (atLow - atHigh === 1) {
      found.push(refineRoot(a, { low, high }, fraction(1n, 2n * (a.at(-1)! < 0n ? -a.at(-1)! : a.at(-1)!))));
      return;
    }
    const middle = midpoint(low, high);
    const atMiddle = changesAt(chain, middle);
    search(low, middle, atLow, atMiddle);
    search(middle, high, atMiddle, atHigh);
  };
  const [low, high] = [fraction(-bound), fraction(bound)];
  search(low, high, changesAt(chain, low), changesAt(chain, high));
  return found;
}

/** Halves a bracket (low, high] down to `width`; a rational root has a denominator that divides the leading coefficient. */
export function refineRoot(a: Coefficients, bracket: RootBracket, width: Fraction): RootBracket {
  let { low, high } = bracket;
  if (signAt(a, high) === 0) return { low: high, high };
  const below = signAt(a, low) === 0 ? -signAt(a, high) : signAt(a, low);
  while (compareFractions(addFractions(high, { top: -low.top, bottom: low.bottom }), width) > 0) {
    const middle = midpoint(low, high);
    const sign = signAt(a, middle);
    if (sign === 0) return { low: middle, high: middle };
    if (sign === below) low = middle;
    else high = middle;
  }
  const lead = a.at(-1)!;
  const nearest = roundFraction(multiplyFractions(midpoint(low, high), fraction(lead)));
  const candidate = fraction(nearest, lead);
  return signAt(a, candidate) === 0 &&
    compareFractions(low, candidate) <= 0 &&
    compareFractions(candidate, high) <= 0
    ? { low: candidate, high: candidate }
    : { low, high };
}

function roundFraction({ top, bottom }: Fraction): bigint {
  const doubled = 2n * top + bottom;
  const down = doubled / (2n * bottom);
  return doubled % (2n * bottom) < 0n ? down - 1n : down;
}
