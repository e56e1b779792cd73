import { productError, sumError } from "./doubleDouble.ts";

/**
 * The number (high + low)·2^(512·scale): about 106 significant bits, and an exponent that neither overflows nor
 * underflows, so that a formula can be written down as it stands. `high` is the float64 next to high + low, and
 * 2⁻²⁵⁶ ≤ |high| < 2²⁵⁶ unless the number is 0; so no product or error term leaves the range of float64 on the way.
 */
export interface Wide {
  readonly high: number;
  readonly low: number;
  readonly scale: number;
}

/** 2⁵¹², 2²⁵⁶ and their inverses, exactly. */
const STRIDE = Number(1n << 512n);
const LARGE = Number(1n << 256n);
const SMALL = 1 / LARGE;

function normalize(high: number, low: number, scale: number): Wide {
  const size = Math.abs(high);
  if (size >= LARGE) return normalize(high / STRIDE, low / STRIDE, scale + 1);
  if (size < SMALL)
    return high === 0 ? { high, low: 0, scale: 0 } : normalize(high * STRIDE, low * STRIDE, scale - 1);
  return { high, low, scale };
}

/** high + low, where |high| ≥ |low|, as a Wide at that scale. */
function fromSum(high: number, low: number, scale: number): Wide {
  const sum = high + low;
  return normalize(sum, sumError(high, low, sum), scale);
}

/** A finite float64, or one and what is missing to a number that is none. */
export function wide(high: number, low = 0): Wide {
  return normalize(high, low, 0);
}

export const ONE: Wide = wide(1);
export const TWO: Wide = wide(2);

/** The float64 next to x: rounded once, also where it is subnormal. Infinity beyond the largest. */
export function round({ high, low, scale }: Wide): number {
  if (scale === 0) return high;
  if (scale > 2) return high * Infinity;
  if (scale < -2) return high * 0;
  if (scale > 0) return scale === 1 ? high * STRIDE : high * STRIDE * STRIDE;
  if (scale === -1) return high / STRIDE;
  if (Math.abs(high) >= 4) return high / STRIDE / STRIDE;
  // Units of the smallest subnormal are 2⁻⁵⁰ here, which is the unit of float64 from 4 to 8.
  const anchor = high < 0 ? -4 : 4;
  const sum = anchor + high;
  const units = sum + (sumError(anchor, high, sum) + low) - anchor;
  return units === 0 ? high * 0 : units / STRIDE / STRIDE;
}

/** |x| < limit, for a limit between 2⁻²⁵⁶ and 2²⁵⁶. */
export function isSmaller(x: Wide, limit: number): boolean {
  return x.scale < 0 || (x.scale === 0 && Math.abs(x.high) < limit);
}

export function negate({ high, low, scale }: Wide): Wide {
  return { high: -high, low: -low, scale };
}

/** 2x, exactly. */
export function double({ high, low, scale }: Wide): Wide {
  return normalize(2 * high, 2 * low, scale);
}

/** x/2, exactly. */
export function halve({ high, low, scale }: Wide): Wide {
  return normalize(high / 2, low / 2, scale);
}

export function add(x: Wide, y: Wide): Wide {
  if (x.high === 0) return y;
  if (y.high === 0) return x;
  if (x.scale < y.scale) return add(y, x);
  if (x.scale - y.scale > 1) return x;
  const isBelow = x.scale > y.scale;
  const yHigh = isBelow ? y.high / STRIDE : y.high;
  const yLow = isBelow ? y.low / STRIDE : y.low;
  const sum = x.high + yHigh;
  const part = sum - x.high;
  const error = x.high - (sum - part) + (yHigh - part);
  const low = x.low + yLow;
  const lowPart = low - x.low;
  const lowError = x.low - (low - lowPart) + (yLow - lowPart);
  const inner = error + low;
  const high = sum + inner;
  return fromSum(high, sumError(sum, inner, high) + lowError, x.scale);
}

export function subtract(x: Wide, y: Wide): Wide {
  return add(x, negate(y));
}

export function multiply(x: Wide, y: Wide): Wide {
  const product = x.high * y.high;
  // Only where a factor is; a sum would lose the sign.
  if (product === 0) return { high: product, low: 0, scale: 0 };
  const error = productError(x.high, y.high, product) + (x.high * y.low + x.low * y.high);
  return fromSum(product, error, x.scale + y.scale);
}

export function square(x: Wide): Wide {
  return multiply(x, x);
}

/** x / y for y ≠ 0: two steps of long division, the second of which makes up for what the first rounded. */
export function divide(x: Wide, y: Wide): Wide {
  const first = x.high / y.high;
  if (first === 0) return { high: first, low: 0, scale: 0 };
  const product = first * y.high;
  const rest = x.high - product - productError(first, y.high, product) + x.low - first * y.low;
  return fromSum(first, rest / y.high, x.scale - y.scale);
}

/** √x for x ≥ 0: the root of the high part, and one step of Newton from it. */
export function squareRoot(x: Wide): Wide {
  if (x.high === 0) return x;
  const isOdd = (x.scale & 1) !== 0;
  const high = isOdd ? x.high * LARGE : x.high;
  const low = isOdd ? x.low * LARGE : x.low;
  const scale = isOdd ? x.scale - 1 : x.scale;
  // Of the 2⁵¹² that an odd scale has left over, half goes under the root and half, as 2¹²⁸, behind it.
  const root = Math.sqrt(high);
  const square = root * root;
  const rest = high - square - productError(root, root, square) + low;
  const result = fromSum(root, rest / (2 * root), scale / 2);
  return isOdd ? multiply(result, HALF_STRIDE_ROOT) : result;
}

const HALF_STRIDE_ROOT = wide(Number(1n << 128n));
