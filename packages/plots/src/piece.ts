/** A stretch of a curve without a break: `z` ascending, every number finite. */
export interface Piece {
  readonly z: readonly number[];
  readonly y: readonly number[];
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
