import { formatNumber } from "./numberText.ts";
import { extentOf, type Piece } from "./piece.ts";

/** A reversal smaller than this part of the curve's height is not told. */
const SMALLEST_REVERSAL = 0.005;
/** More turns than this are summed up instead of told one by one. */
const MOST_RUNS = 4;

/** A stretch in one direction, from (z0, y0) to (z1, y1). */
interface Run {
  readonly direction: "rises" | "falls" | "stays";
  readonly z0: number;
  readonly y0: number;
  readonly z1: number;
  readonly y1: number;
}

/** How the narrated axes are called and scaled. */
export interface Narration {
  readonly variable?: string;
  readonly scale?: "linear" | "log";
}

/**
 * What a sampled curve does from left to right, to follow its name in a sentence:
 * "rises from 0.0025 at z = −6 to 0.998 at z = 6". `variable` names the horizontal axis; turns are
 * judged by their size on paper, hence by `scale`.
 */
export function narrateCurve(
  pieces: readonly Piece[],
  { variable = "z", scale = "linear" }: Narration = {},
): string {
  const runs = runsOfAll(pieces, scale);
  if (runs.flat().length > MOST_RUNS) return summarise(pieces, variable);
  return runs
    .flatMap((ofPiece, p) => ofPiece.map((run, r) => tell(run, p + r === 0, p > 0 && r === 0, variable)))
    .join(", then ");
}

/** Whether the pieces turn too often to be followed one turn after the other. */
export function isJagged(pieces: readonly Piece[], scale: "linear" | "log"): boolean {
  return runsOfAll(pieces, scale).flat().length > MOST_RUNS;
}

function runsOfAll(pieces: readonly Piece[], scale: "linear" | "log"): Run[][] {
  const onPaper = pieces.map(({ y }) => (scale === "log" ? y.map(Math.log10) : y));
  const { low, high } = extentOf(onPaper.map((y) => ({ z: y, y })));
  return pieces.map((piece, i) => runsOf(piece, onPaper[i]!, SMALLEST_REVERSAL * (high - low)));
}

function tell(run: Run, isFirst: boolean, isAfterBreak: boolean, variable: string): string {
  const start = `${formatNumber(run.y0)} at ${variable} = ${formatNumber(run.z0)}`;
  const end = `${formatNumber(run.y1)} at ${variable} = ${formatNumber(run.z1)}`;
  if (run.direction === "stays") {
    const stay = `${formatNumber(run.y0)} up to ${variable} = ${formatNumber(run.z1)}`;
    return isAfterBreak ? `jumps to ${stay}` : `is ${stay}`;
  }
  if (isAfterBreak) return `jumps to ${formatNumber(run.y0)} and ${run.direction} to ${end}`;
  return isFirst ? `${run.direction} from ${start} to ${end}` : `${run.direction} to ${end}`;
}

/** Zigzag: a turning point counts once the curve has come back from it by more than `threshold`. */
function runsOf({ z, y }: Piece, onPaper: readonly number[], threshold: number): Run[] {
  const turns = [0];
  let extreme = 0;
  let direction = 0;
  for (let i = 1; i < y.length; i++) {
    const change = onPaper[i]! - onPaper[extreme]!;
    if (direction === 0) {
      if (Math.abs(change) > threshold) {
        direction = Math.sign(change);
        extreme = i;
      }
    } else if (change * direction >= 0) {
      extreme = i;
    } else if (Math.abs(change) > threshold) {
      turns.push(extreme);
      direction = -direction;
      extreme = i;
    }
  }
  turns.push(y.length - 1);
  return turns.slice(1).flatMap((end, i) => withoutPlateaus(z, y, turns[i]!, end));
}

/** A run that begins or ends exactly level is told as a stay and a rise or fall. */
function withoutPlateaus(z: readonly number[], y: readonly number[], start: number, end: number): Run[] {
  const run = (a: number, b: number): Run => ({
    direction: y[b]! > y[a]! ? "rises" : y[b]! < y[a]! ? "falls" : "stays",
    z0: z[a]!,
    y0: y[a]!,
    z1: z[b]!,
    y1: y[b]!,
  });
  let first = start;
  while (first < end && y[first + 1] === y[start]) first++;
  let last = end;
  while (last > first && y[last - 1] === y[end]) last--;
  if (first === end) return [run(start, end)];
  return [
    ...(first > start + 1 ? [run(start, first)] : []),
    run(first > start + 1 ? first : start, last < end - 1 ? last : end),
    ...(last < end - 1 ? [run(last, end)] : []),
  ];
}

function summarise(pieces: readonly Piece[], variable: string): string {
  const points = pieces.flatMap(({ z, y }) => z.map((at, i) => [at, y[i]!] as const));
  const lowest = points.reduce((a, b) => (b[1] < a[1] ? b : a));
  const highest = points.reduce((a, b) => (b[1] > a[1] ? b : a));
  const show = ([at, y]: readonly [number, number]): string =>
    `${formatNumber(y)} at ${variable} = ${formatNumber(at)}`;
  return `goes from ${show(points[0]!)} to ${show(points.at(-1)!)}, never below ${show(lowest)} nor above ${show(highest)}`;
}
