import { requireInterval } from "./arguments.ts";
import type { Interval } from "./differentiable.ts";
import type { Piece } from "./piece.ts";
import { type Point, refine, withExtremes } from "./refine.ts";

/** Where a curve may have a corner (`left` and `right` absent) or a jump (its limits from both sides). */
export interface Break {
  readonly at: number;
  readonly left?: number;
  readonly right?: number;
}

/** Intervals of the first pass; the second bisects those where the chord is not yet the curve. */
const FIRST_INTERVALS = 96;

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
