import type { Bounds } from "./classifier.ts";
import type { Place } from "./regionOutline.ts";
import { simplify } from "./simplify.ts";

/** In parts of the plane that is drawn: a fraction of a pixel, so that curves stay curves. */
const TOLERANCE = 1 / 1000;
/** As many steps at least has the scale on which corners are written. */
const STEPS = 300;

/** The number with as many decimals as the panel shows. */
export function roundTo([low, high]: readonly [number, number]): (value: number) => number {
  const decimals = Math.min(20, Math.max(0, Math.ceil(Math.log10(STEPS / (high - low)))));
  return (value) => Number(value.toFixed(decimals));
}

/** The lines as the text of one path in the plane: corners that a panel would not show are left out. */
export function writePath(lines: readonly (readonly Place[])[], bounds: Bounds): string {
  const [roundX, roundY] = [roundTo(bounds.x), roundTo(bounds.y)];
  return lines
    .map((line) => leaveOut(line, bounds).map(({ x, y }) => `${roundX(x)},${roundY(y)}`))
    .map((corners) => corners.filter((corner, i) => corner !== corners[i - 1]))
    .filter((corners) => corners.length > 1)
    .map((corners) => `M${corners.join("L")}`)
    .join("");
}

/** A closed line in two halves, since it has no chord. */
function leaveOut(line: readonly Place[], bounds: Bounds): Place[] {
  const [first, last] = [line[0]!, line.at(-1)!];
  const isClosed = first.x === last.x && first.y === last.y;
  const middle = isClosed ? Math.floor(line.length / 2) : line.length - 1;
  const size = { width: bounds.x[1] - bounds.x[0], height: bounds.y[1] - bounds.y[0] };
  return [line.slice(0, middle + 1), line.slice(middle)].flatMap((part) => {
    const piece = { z: part.map(({ x }) => x), y: part.map(({ y }) => y) };
    const kept = simplify(piece, size, TOLERANCE);
    return kept.z.map((x, i) => ({ x, y: kept.y[i]! }));
  });
}
