const SMALLEST_NORMAL = 2.2250738585072014e-308;

/**
 * |got − expected| relative to the larger of the two; 0 if they are equal or both NaN. Below the normal numbers, where
 * float64 has no relative precision left, relative to the smallest of those.
 */
export function relativeError(expected: number, got: number): number {
  if (expected === got || Object.is(expected, got)) return 0;
  const size = Math.max(Math.abs(expected), Math.abs(got), SMALLEST_NORMAL);
  return size < Infinity ? Math.abs(got - expected) / size : Infinity;
}

const single = new Float32Array(1);
const singleBits = new Uint32Array(single.buffer);

/** The unit in the last place of the float32 next to x. */
function unitOfFloat32(x: number): number {
  single[0] = x;
  const exponent = (singleBits[0]! >>> 23) & 255;
  return 2 ** (Math.max(exponent, 1) - 150);
}

/** Whether a float32 is at most so many units in the last place from a float64, and on the same side of 0. */
export function isWithinUnits(exact: number, got: number, units: number): boolean {
  const nearest = Math.fround(exact);
  if (Object.is(nearest, got)) return true;
  if (!Number.isFinite(nearest) || !Number.isFinite(got)) return false;
  if (Math.sign(1 / got) !== Math.sign(1 / exact)) return false;
  return Math.abs(got - exact) <= units * unitOfFloat32(exact);
}
