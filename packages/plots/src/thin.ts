import type { Piece } from "./piece.ts";

/** Two for every three pixels of a wide figure: more would cost bytes and move no line. */
const MOST_POINTS = 480;

/** Keeps the ends and, in each of equal stretches, the lowest and the highest point: the outline stays the same. */
export function thinOut(piece: Piece): Piece {
  const count = piece.z.length;
  if (count <= MOST_POINTS) return piece;
  const stretches = MOST_POINTS / 2 - 1;
  const kept = new Set([0, count - 1]);
  for (let s = 0; s < stretches; s++) {
    const start = Math.floor((s * count) / stretches);
    const end = Math.floor(((s + 1) * count) / stretches);
    let lowest = start;
    let highest = start;
    for (let i = start; i < end; i++) {
      if (piece.y[i]! < piece.y[lowest]!) lowest = i;
      if (piece.y[i]! > piece.y[highest]!) highest = i;
    }
    kept.add(lowest).add(highest);
  }
  const places = [...kept].sort((a, b) => a - b);
  return { z: places.map((i) => piece.z[i]!), y: places.map((i) => piece.y[i]!) };
}
