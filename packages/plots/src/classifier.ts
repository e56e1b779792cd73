import { requireColumn, requireText } from "./arguments.ts";

/** Probabilities of class 1 on a grid: `rows[j][i]` is the one at (x[i], y[j]); x and y ascend. */
export interface ProbabilityGrid {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly rows: readonly ArrayLike<number>[];
}

/** What decides over the plane: the probability of class 1, as a function or as already computed. */
export interface Classifier {
  readonly name: string;
  readonly probability: ((x: number, y: number) => number) | ProbabilityGrid;
}

/** A point of the data set. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly label: 0 | 1;
}

/** Part of the plane: the bounds of what is drawn. */
export interface Bounds {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** @throws as `plotDecisionRegions` says. */
export function requireClassifier(classifier: Classifier): void {
  requireText("plotDecisionRegions", "the name of a classifier", classifier?.name);
  const { name, probability } = classifier;
  if (typeof probability === "function") return;
  requireColumn("plotDecisionRegions", `${name}.probability.x`, probability?.x);
  requireColumn("plotDecisionRegions", `${name}.probability.y`, probability.y);
  const { x, y, rows } = probability;
  if (
    x.length < 2 ||
    rows?.length !== y.length ||
    y.length < 2 ||
    rows.some((row) => row.length !== x.length)
  ) {
    throw new RangeError(
      `plotDecisionRegions: ${name}.probability.rows must be a row for each of at least two y (${y.length}), with a number for each of at least two x (${x.length}).`,
    );
  }
}

/** Smallest rectangle around the points, widened by a tenth on each side. */
export function boundsOf(points: readonly LabelledPoint[]): Bounds {
  const widen = (values: readonly number[]): [number, number] => {
    const low = Math.min(...values);
    const high = Math.max(...values);
    const space = high > low ? (high - low) / 10 : 1;
    return [low - space, high + space];
  };
  return { x: widen(points.map(({ x }) => x)), y: widen(points.map(({ y }) => y)) };
}

/** The classifier on a grid of `count` × `count` places in the bounds, or on the grid that it brings. */
export function sampleProbability(
  { name, probability }: Classifier,
  bounds: Bounds,
  count: number,
): ProbabilityGrid {
  const grid = typeof probability === "function" ? evaluate(probability, bounds, count) : probability;
  const isProbability = (p: number): boolean => p >= 0 && p <= 1;
  const wrong = grid.rows.flatMap((row) => Array.from(row)).find((p) => !isProbability(p));
  if (wrong !== undefined) {
    throw new RangeError(
      `plotDecisionRegions: ${name} must give probabilities from 0 to 1, but gives ${wrong}.`,
    );
  }
  return grid;
}

function evaluate(
  probability: (x: number, y: number) => number,
  bounds: Bounds,
  count: number,
): ProbabilityGrid {
  const ticks = ([low, high]: readonly [number, number]): number[] =>
    Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
  const x = ticks(bounds.x);
  const y = ticks(bounds.y);
  return { x, y, rows: y.map((v) => x.map((u) => probability(u, v))) };
}

/** The class given to a point: by the function itself, else by the nearest place of the grid. */
export function classify({ probability }: Classifier, { x, y }: LabelledPoint): 0 | 1 {
  if (typeof probability === "function") return probability(x, y) >= 0.5 ? 1 : 0;
  const nearest = (ticks: ArrayLike<number>, value: number): number =>
    Array.from(ticks).reduce((best, tick, i) => {
      return Math.abs(tick - value) < Math.abs(ticks[best]! - value) ? i : best;
    }, 0);
  return probability.rows[nearest(probability.y, y)]![nearest(probability.x, x)]! >= 0.5 ? 1 : 0;
}
