function mirror(points: readonly number[]): number[] {
  return points.flatMap((z) => [-z, z]);
}

const towardsZero = Array.from({ length: 30 }, (_, k) => 2 ** -(k + 1));
/** A step that is no round number, so that no point falls on a corner or a grid by chance. */
const alongTheLine = Array.from({ length: 108 }, (_, k) => 0.0113 + 0.3707 * k);

/** 0 and 276 points up to ±40, closer together near 0: where activation functions turn. */
export const turningPoints: readonly number[] = [0, ...mirror(towardsZero), ...mirror(alongTheLine)].sort(
  (a, b) => a - b,
);

/** The turning points, and what lies beyond them: subnormals, ±100, ±745, huge numbers, ±Infinity. */
export const allPoints: readonly number[] = [
  ...turningPoints,
  -0,
  ...mirror([
    5e-324,
    2.2250738585072014e-308,
    1e-100,
    100,
    745,
    1e4,
    1e10,
    1e100,
    1e300,
    Number.MAX_VALUE,
    Infinity,
  ]),
].sort((a, b) => a - b);
