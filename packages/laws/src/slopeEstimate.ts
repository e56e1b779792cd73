/** A slope found from values alone. */
export interface SlopeEstimate {
  readonly slope: number;
  /** What rounding of the values alone may have added to the slope. */
  readonly noise: number;
}

const HALVINGS = 12;
/** A value may be wrong by 8 units in the last place, also where these are subnormal; two values make a difference. */
const VALUE_ERROR = 2 * 8 * 2 ** -53;
const SUBNORMAL_ERROR = 2 * 8 * Number.MIN_VALUE;
/** No more, since the poles of tanh and its like lie π/2 away. */
const LARGEST_STEP = 1 / 4;

/**
 * g′(z) by central differences, extrapolated to step 0. The steps start at `room`/2, or 1/4 if that is less, so that no
 * corner at a distance of `room` or more disturbs them.
 *
 * @see C. J. F. Ridders, "Accurate computation of F′(x) and F′(x)F″(x)", Advances in Engineering Software 4 (1982)
 *   75–76.
 */
export function estimateSlope(g: (z: number) => number, z: number, room: number): SlopeEstimate {
  return extrapolate(g, (h) => [z - h, z + h], Math.min(LARGEST_STEP, room / 2), 4);
}

/** The slope of g at the edge of a corner, from values on one side of it only: without g(at), which may be a jump. */
export function estimateOneSidedSlope(
  g: (z: number) => number,
  at: number,
  side: "left" | "right",
  room: number,
): SlopeEstimate {
  const sign = side === "left" ? -1 : 1;
  return extrapolate(g, (h) => [at + sign * h, at + sign * 2 * h], Math.min(LARGEST_STEP, room / 4), 2);
}

/**
 * Richardson's table of difference quotients over halved steps, each column free of one more power of the step; the
 * entry that differs least from its neighbours is taken. `powerRatio` is 4 where only even powers occur, else 2.
 */
function extrapolate(
  g: (z: number) => number,
  ends: (h: number) => [number, number],
  firstStep: number,
  powerRatio: 2 | 4,
): SlopeEstimate {
  let best: SlopeEstimate = { slope: Number.NaN, noise: 0 };
  let smallestChange = Infinity;
  let previousRow: number[] = [];
  for (let i = 0, h = firstStep; i < HALVINGS; i++, h /= 2) {
    const [from, to] = ends(h);
    const [low, high] = [g(from), g(to)];
    const noise = (VALUE_ERROR * Math.max(Math.abs(low), Math.abs(high)) + SUBNORMAL_ERROR) / h;
    const row = [(high - low) / (to - from)];
    for (let j = 1, power: number = powerRatio; j <= i; j++, power *= powerRatio) {
      const left = row[j - 1]!;
      const above = previousRow[j - 1]!;
      const entry = left + (left - above) / (power - 1);
      row.push(entry);
      const change = Math.max(Math.abs(entry - left), Math.abs(entry - above));
      if (change < smallestChange) {
        smallestChange = change;
        best = { slope: entry, noise };
      }
    }
    previousRow = row;
  }
  return best;
}

/**
 * How wrong a claimed slope is, relative to its size; but where the slope is so small that rounding of the values hides
 * it, relative to what can be seen, so that the noise alone never makes more than `tolerance`.
 */
export function slopeError(estimate: SlopeEstimate, claimed: number, tolerance: number): number {
  const difference = Math.abs(claimed - estimate.slope);
  if (difference === 0) return 0;
  return difference / Math.max(Math.abs(claimed), Math.abs(estimate.slope), estimate.noise / tolerance);
}

/** The distance from z to the nearest corner other than z itself. */
export function findRoom(z: number, kinks: readonly { readonly at: number }[] = []): number {
  return Math.min(...kinks.filter(({ at }) => at !== z).map(({ at }) => Math.abs(at - z)), Infinity);
}
