import { requireInterval } from "./arguments.ts";
import type { Interval } from "./differentiable.ts";

/** A stretch of a curve without a break: `z` ascending, every number finite. */
export interface Piece {
  readonly z: readonly number[];
  readonly y: readonly number[];
}

/** Where a curve may have a corner (`left` and `right` absent) or a jump (its limits from both sides). */
export interface Break {
  readonly at: number;
  readonly left?: number;
  readonly right?: number;
}

/** Intervals of the first pass; the second bisects those where the chord is not yet the curve. */
const FIRST_INTERVALS = 96;
/** Greatest distance of a chord from its curve, in parts of the figure's height: an eighth of a pixel. */
const CHORD_TOLERANCE = 1 / 2400;
const MOST_BISECTIONS = 7;

/**
 * Samples `f` finely enough that the polyline looks like the curve, and exactly at its corners.
 *
 * Jumps and non-finite values end one piece and begin the next. Points lie at `from`, `to`, at 0
 * where it is inside, and at each break.
 *
 * @throws {RangeError} for an empty interval, or if `f` is finite nowhere in it; `what` names the figure
 * and the function in that message.
 */
export function sampleCurve(
  what: { readonly figure: string; readonly of: string },
  f: (z: number) => number,
  { from, to }: Interval,
  breaks: readonly Break[] = [],
): Piece[] {
  requireInterval(what.figure, { from, to });
  const stops = stopsOf(from, to, breaks);
  const first = stops.slice(1).map((end, i) => firstPass(f, stops[i]!, end, to - from));
  const height = heightOf(first.flat());
  const pieces = first.flatMap((points) => splitAtGaps(withExtremes(f, refine(f, points, height))));
  if (pieces.length === 0) {
    throw new RangeError(
      `${what.figure}: ${what.of} is not finite anywhere between z = ${from} and z = ${to}; choose another interval or function.`,
    );
  }
  return joinPieces(pieces, breaks);
}

type Point = readonly [z: number, y: number];
interface Stop {
  readonly at: number;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

function stopsOf(from: number, to: number, breaks: readonly Break[]): Stop[] {
  const inner = new Map<number, Stop>();
  if (from < 0 && 0 < to) inner.set(0, { at: 0 });
  for (const { at, left, right } of breaks) {
    if (from < at && at < to) inner.set(at, { at, before: left, after: right });
  }
  return [{ at: from }, ...[...inner.values()].sort((a, b) => a.at - b.at), { at: to }];
}

function firstPass(f: (z: number) => number, start: Stop, end: Stop, width: number): Point[] {
  const count = Math.max(2, Math.round((FIRST_INTERVALS * (end.at - start.at)) / width));
  const points: Point[] = [[start.at, start.after ?? f(start.at)]];
  for (let i = 1; i < count; i++) {
    const z = start.at + ((end.at - start.at) * i) / count;
    points.push([z, f(z)]);
  }
  points.push([end.at, end.before ?? f(end.at)]);
  return points;
}

function heightOf(points: readonly Point[]): number {
  const ys = points.map(([, y]) => y).filter(Number.isFinite);
  return Math.max(...ys) - Math.min(...ys);
}

function refine(f: (z: number) => number, points: readonly Point[], height: number): Point[] {
  const refined: Point[] = [];
  const bisect = (a: Point, b: Point, depth: number): void => {
    const z = (a[0] + b[0]) / 2;
    const y = f(z);
    const isStraight = Math.abs(y - (a[1] + b[1]) / 2) <= CHORD_TOLERANCE * height;
    const isGap = !Number.isFinite(y) && !Number.isFinite(a[1]) && !Number.isFinite(b[1]);
    if (depth < MOST_BISECTIONS && z > a[0] && z < b[0] && !isStraight && !isGap) {
      bisect(a, [z, y], depth + 1);
      bisect([z, y], b, depth + 1);
    } else {
      refined.push(b);
    }
  };
  refined.push(points[0]!);
  for (let i = 1; i < points.length; i++) bisect(points[i - 1]!, points[i]!, 0);
  return refined;
}

/** Bisections of an extremum's place: its y is then right to far more than the six digits kept. */
const EXTREMUM_STEPS = 40;

/** Adds the turning points between samples, since titles and descriptions tell where they are. */
function withExtremes(f: (z: number) => number, points: readonly Point[]): Point[] {
  return points.flatMap((point, i): Point[] => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (before === undefined || after === undefined) return [point];
    const sign = Math.sign(point[1] - before[1]);
    if (sign === 0 || sign !== Math.sign(point[1] - after[1])) return [point];
    const turn = climb((z) => sign * f(z), before[0], after[0]);
    const found: Point = [turn, f(turn)];
    const isBetter = sign * (found[1] - point[1]) > 1e-12 * Math.abs(point[1]);
    return isBetter ? (turn < point[0] ? [found, point] : [point, found]) : [point];
  });
}

function climb(f: (z: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < EXTREMUM_STEPS; step++) {
    const third = (high - low) / 3;
    if (f(low + third) < f(high - third)) low += third;
    else high -= third;
  }
  return (low + high) / 2;
}

function splitAtGaps(points: readonly Point[]): Piece[] {
  const pieces: { z: number[]; y: number[] }[] = [];
  let current: { z: number[]; y: number[] } | undefined;
  for (const [z, y] of points) {
    if (!Number.isFinite(y)) {
      current = undefined;
      continue;
    }
    if (current === undefined) {
      current = { z: [], y: [] };
      pieces.push(current);
    }
    current.z.push(z);
    current.y.push(y);
  }
  return pieces.filter((piece) => piece.z.length > 1);
}

/** Stretches that meet without a jump become one piece, its corner drawn exactly. */
function joinPieces(pieces: readonly Piece[], breaks: readonly Break[]): Piece[] {
  const jumps = new Set(breaks.filter((stop) => stop.left !== stop.right).map((stop) => stop.at));
  const joined: { z: number[]; y: number[] }[] = [];
  for (const { z, y } of pieces) {
    const last = joined.at(-1);
    const meets = last?.z.at(-1) === z[0] && last?.y.at(-1) === y[0] && !jumps.has(z[0]!);
    if (last !== undefined && meets) {
      last.z.push(...z.slice(1));
      last.y.push(...y.slice(1));
    } else {
      joined.push({ z: [...z], y: [...y] });
    }
  }
  return joined;
}

/** The pieces as two columns for one trace, `null` between pieces so that no line is drawn across. */
export function toColumns(pieces: readonly Piece[]): { x: (number | null)[]; y: (number | null)[] } {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const piece of pieces) {
    if (x.length > 0) {
      x.push(null);
      y.push(null);
    }
    x.push(...piece.z);
    y.push(...piece.y);
  }
  return { x, y };
}

/** The smallest and the greatest y of the pieces. */
export function extentOf(pieces: readonly Piece[]): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    for (const y of piece.y) {
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  return { low, high };
}
