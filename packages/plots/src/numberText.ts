const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MINUS = "−";

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return exponent < 0 ? `⁻${digits}` : digits;
}

/**
 * A number as a reader would write it: at most `digits` significant digits, a true minus sign,
 * and a power of ten where the number is very small or very large.
 *
 * @example formatNumber(-0.25) // "−0.25"
 * @example formatNumber(4.248354255291589e-18) // "4.25 × 10⁻¹⁸"
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "NaN";
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}∞`;
  const rounded = Number(size.toPrecision(digits));
  if (rounded === 0) return "0";
  if (rounded >= 1e-4 && rounded < 1e6) return `${sign}${rounded}`;
  const exponent = Number(rounded.toExponential().split("e")[1]);
  const mantissa = Number(rounded.toExponential().split("e")[0]);
  return mantissa === 1
    ? `${sign}10${superscript(exponent)}`
    : `${sign}${mantissa} × 10${superscript(exponent)}`;
}

/** Six significant digits: the next one would not move a line by a pixel. Never negative zero. */
export function roundNumber(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) + 0 : value;
}

const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** A small count in words, as within a sentence. */
export function countInWords(count: number): string {
  return COUNTS[count] ?? String(count);
}

/** The same text, its first letter a capital. */
export function beginSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
