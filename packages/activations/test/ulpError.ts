const bits = new DataView(new ArrayBuffer(8));

/** The distance from |x| to the next float64 below, which is the unit in the last place of a true value just below x. */
function unitBelow(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, Math.abs(x));
  bits.setBigInt64(0, bits.getBigInt64(0) - 1n);
  return Math.abs(x) - bits.getFloat64(0);
}

/**
 * How far `got` is from the true value, in units in the last place. The true value is `nearest`, a float64, plus
 * `fraction` units. Where `nearest` is a power of two the smaller unit of the binade below it is taken, so that no error
 * looks smaller than it is.
 */
export function ulpError(got: number, nearest: number, fraction: number): number {
  if (!Number.isFinite(got) || !Number.isFinite(nearest)) return Object.is(got, nearest) ? 0 : Infinity;
  return Math.abs((got - nearest) / unitBelow(nearest) - fraction);
}
