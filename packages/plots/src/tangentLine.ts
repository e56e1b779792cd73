/** Half the tangent's length on paper, in parts of the plot's width. */
const HALF_LENGTH = 0.17;
/** Width by height of the plot in the middle of the widths it is drawn at. */
const ASPECT = 2;

/** The tangent of g at one z. */
export interface Tangent {
  readonly z: number;
  readonly a: number;
  readonly slope: number;
}

/** As long on paper wherever it touches, however steep: the ends in the units of the axes. */
export function tangentLine(
  { z, a, slope }: Tangent,
  width: number,
  range: readonly [number, number],
): { x: [number, number]; y: [number, number] } {
  const slopeOnPaper = (slope * width) / (range[1] - range[0]) / ASPECT;
  const dz = (HALF_LENGTH * width) / Math.hypot(1, slopeOnPaper);
  return { x: [z - dz, z + dz], y: [a - slope * dz, a + slope * dz] };
}
