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
