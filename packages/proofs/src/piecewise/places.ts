import { Undecided } from "../errors.ts";
import type { Expression } from "../expression.ts";
import { compareFractions, type Fraction, fraction, multiplyFractions } from "../fraction.ts";
import type { Breakpoint } from "./breakpoints.ts";

/** Whether two expressions without names are the same number, by their normal forms. */
export type SameNumber = (a: Expression, b: Expression) => boolean;

/** All breakpoints in rising order, those that are the same place merged. */
export function sortBreakpoints(points: readonly Breakpoint[], same: SameNumber): Breakpoint[] {
  const sorted: Breakpoint[] = [];
  for (const point of points) {
    let place = 0;
    let order = 1;
    for (; place < sorted.length; place++) {
      order = comparePlaces(point, sorted[place]!, same);
      if (order <= 0) break;
    }
    if (order === 0) sorted[place] = merge(sorted[place]!, point);
    else sorted.splice(place, 0, point);
  }
  return sorted;
}

const merge = (a: Breakpoint, b: Breakpoint): Breakpoint => ({
  ...(a.value ? a : b),
  vanishing: new Set([...a.vanishing, ...b.vanishing]),
});

const [FIRST_BITS, ASK_FROM, MOST_BITS] = [16, 64, 4096] as const;

function comparePlaces(a: Breakpoint, b: Breakpoint, same: SameNumber): number {
  for (let bits: number = FIRST_BITS; bits <= MOST_BITS; bits *= 2) {
    const [x, y] = [a.bracket(bits), b.bracket(bits)];
    if (compareFractions(x.high, y.low) < 0) return -1;
    if (compareFractions(y.high, x.low) < 0) return 1;
    const exact = compareFractions(x.low, x.high) === 0 && compareFractions(y.low, y.high) === 0;
    if (exact || (bits === ASK_FROM && a.value && b.value && same(a.value, b.value))) return 0;
  }
  throw new Undecided("it is not known which of two corners comes first");
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
