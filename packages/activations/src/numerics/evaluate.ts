import { round, type Wide, wide } from "./wide.ts";

/**
 * A function of float64 from one of Wide numbers, rounded once at the end. What it gives at −∞ and +∞ is told, NaN gives
 * NaN.
 */
export function roundOnce(
  [atMinusInfinity, atPlusInfinity]: readonly [number, number],
  compute: (z: Wide) => Wide,
): (z: number) => number {
  return (z) => {
    if (Math.abs(z) < Infinity) return round(compute(wide(z)));
    if (z === Infinity) return atPlusInfinity;
    return z === -Infinity ? atMinusInfinity : Number.NaN;
  };
}

/** The same number everywhere, but NaN for NaN. */
export function constant(value: number): (z: number) => number {
  return (z) => (Number.isNaN(z) ? z : value);
}

/** One function below a point, another from it on, NaN for NaN. */
export function beside(
  at: number,
  below: (z: number) => number,
  above: (z: number) => number,
): (z: number) => number {
  return (z) => {
    if (z >= at) return above(z);
    return z < at ? below(z) : Number.NaN;
  };
}
