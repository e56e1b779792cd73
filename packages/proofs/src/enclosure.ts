/** The true value lies between the two, which are right to within the rounding of a double. */
export interface Enclosure {
  readonly low: number;
  readonly high: number;
}

/** Fewer digits than a double has, so that the text is the same everywhere. */
const MOST_DIGITS = 6;

export const formatNumber = (value: number, digits = MOST_DIGITS): string =>
  `${Number(value.toPrecision(digits))}`;

/**
 * As many digits as the bounds agree on, at most six. Where they agree on none there is only a size to tell: "less than
 * 1e-28", with `ofSize` behind it.
 */
export function formatEnclosure({ low, high }: Enclosure, ofSize: string): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return `more than 1e308${ofSize}`;
  for (let digits = MOST_DIGITS; digits > 0; digits--) {
    if (low.toPrecision(digits) === high.toPrecision(digits)) return formatNumber(low, digits);
  }
  const size = Math.max(Math.abs(low), Math.abs(high));
  return `less than ${Number(`1e${Math.floor(Math.log10(size)) + 1}`)}${ofSize}`;
}
