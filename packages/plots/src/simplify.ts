import type { Piece } from "./piece.ts";

/** Width by height of a small panel, roughly: what a unit of z is worth beside a unit of y. */
const ASPECT = 1.2;

/**
 * Leaves out the points that a small panel would not show: those nearer than `tolerance`, in parts of its height,
 * to the chord that replaces them. The ends, and thereby corners and jumps, stay.
 *
 * @see Ramer, U. (1972); Douglas, D., Peucker, T. (1973).
 */
export function simplify(
  piece: Piece,
  size: { readonly width: number; readonly height: number },
  tolerance: number,
): Piece {
  const x = piece.z.map((z) => (ASPECT * z) / size.width);
  const y = piece.y.map((value) => value / size.height);
  const kept = new Set([0, x.length - 1]);
  const stretches: [number, number][] = [[0, x.length - 1]];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [first, last] = stretch;
    const farthest = farthestFromChord(x, y, first, last);
    if (farthest.distance <= tolerance) continue;
    kept.add(farthest.at);
    stretches.push([first, farthest.at], [farthest.at, last]);
  }
  const places = [...kept].sort((a, b) => a - b);
  return { z: places.map((i) => piece.z[i]!), y: places.map((i) => piece.y[i]!) };
}

function farthestFromChord(
  x: readonly number[],
  y: readonly number[],
  first: number,
  last: number,
): { at: number; distance: number } {
  const dx = x[last]! - x[first]!;
  const dy = y[last]! - y[first]!;
  const length = Math.hypot(dx, dy);
  let at = first;
  let distance = 0;
  for (let i = first + 1; i < last; i++) {
    const apart = Math.abs(dx * (y[i]! - y[first]!) - dy * (x[i]! - x[first]!)) / length;
    if (apart > distance) {
      distance = apart;
      at = i;
    }
  }
  return { at, distance };
}
