/** A point of a curve; y may be anything that a function returns. */
export type Point = readonly [z: number, y: number];

/** Greatest distance of a chord from its curve, in parts of the figure's height: an eighth of a pixel. */
const CHORD_TOLERANCE = 1 / 2400;
const MOST_BISECTIONS = 7;

/** Bisects where the chord is not yet the curve; `height` is that of the figure, in units of y. */
export function refine(f: (z: number) => number, points: readonly Point[], height: number): Point[] {
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
export function withExtremes(f: (z: number) => number, points: readonly Point[]): Point[] {
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
