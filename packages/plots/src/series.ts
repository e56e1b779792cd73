import { requireColumn, requireText } from "./arguments.ts";
import type { Piece } from "./piece.ts";
import { thinOut } from "./thin.ts";

/**
 * A line through (x[i], y[i]), x ascending. `low` and `high`, given together, are a band around it,
 * such as an interval over seeds. `draw: "points"` leaves the points unjoined.
 */
export interface Series {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
  readonly draw?: "line" | "points";
}

/** An axis: its title, with the unit if there is one, and its scale, linear by default. */
export interface Axis {
  readonly title: string;
  readonly scale?: "linear" | "log";
}

/** A series made ready: what cannot be drawn has become gaps. */
export interface DrawableSeries {
  readonly name: string;
  readonly draw: "line" | "points";
  readonly pieces: readonly Piece[];
  /** The lower and the upper edge, or neither. */
  readonly band: readonly Piece[];
  /** How many points cannot be drawn. */
  readonly hidden: number;
}

function canShow({ scale }: Axis, value: number): boolean {
  return Number.isFinite(value) && (scale !== "log" || value > 0);
}

/** Checks a series against its axes. Throws as `plotLines` says. */
export function readSeries(series: Series, x: Axis, y: Axis): DrawableSeries {
  requireText("plotLines", "the name of a series", series?.name);
  requireColumns(series);
  const places = Array.from({ length: series.x.length }, (_, i) => i);
  const canPlace = (i: number, column: ArrayLike<number>): boolean =>
    canShow(x, series.x[i]!) && canShow(y, column[i]!);
  const pieces = piecesOf(series.x, series.y, places, (i) => canPlace(i, series.y));
  if (pieces.length === 0) {
    const positive =
      x.scale === "log" || y.scale === "log" ? " and positive, as a logarithmic axis needs" : "";
    throw new RangeError(`plotLines: ${series.name} has no point that is finite${positive}.`);
  }
  const edges = series.low === undefined || series.high === undefined ? [] : [series.low, series.high];
  const inBand = places.filter((i) => edges.every((edge) => canPlace(i, edge)));
  return {
    name: series.name,
    draw: series.draw ?? "line",
    pieces: pieces.map((piece) => (series.draw === "points" ? piece : thinOut(piece))),
    band: edges.map((edge) =>
      thinOut({ z: inBand.map((i) => series.x[i]!), y: inBand.map((i) => edge[i]!) }),
    ),
    hidden: places.length - pieces.reduce((sum, piece) => sum + piece.z.length, 0),
  };
}

function requireColumns({ name, x, y, low, high, draw = "line" }: Series): void {
  const columns = { x, y, ...(low === undefined && high === undefined ? {} : { low, high }) };
  for (const [column, values] of Object.entries(columns)) {
    requireColumn("plotLines", `${name}.${column}`, values);
    if (values.length !== x.length) {
      throw new RangeError(
        `plotLines: ${name}.${column} has ${values.length} numbers, but ${name}.x has ${x.length}.`,
      );
    }
  }
  for (let i = 1; i < x.length; i++) {
    if (x[i]! < x[i - 1]!) {
      throw new RangeError(
        `plotLines: ${name}.x must ascend, but ${x[i]} follows ${x[i - 1]} at index ${i}.`,
      );
    }
  }
  if (draw !== "line" && draw !== "points") {
    throw new TypeError(
      `plotLines: ${name}.draw must be "line" or "points", but it is ${JSON.stringify(draw)}.`,
    );
  }
}

function piecesOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  places: readonly number[],
  isShown: (i: number) => boolean,
): Piece[] {
  const pieces: { z: number[]; y: number[] }[] = [];
  for (const i of places) {
    if (!isShown(i)) continue;
    if (i === 0 || !isShown(i - 1)) pieces.push({ z: [], y: [] });
    pieces.at(-1)!.z.push(x[i]!);
    pieces.at(-1)!.y.push(y[i]!);
  }
  return pieces;
}
