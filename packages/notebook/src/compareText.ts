/** How far apart two numbers may be and still count as equal: relative to the larger of the two. */
export type Tolerance = number;

/**
 * Far above what another order of additions or another libm does to a result, far below what a reader could see. Near
 * zero nothing is excused: 0 in place of 1e-17 is a difference.
 */
export const DEFAULT_TOLERANCE: Tolerance = 1e-9;

/** A number by itself; digits inside of a word or a version (`x86`, `1.2.3`, `3f2a`) are text. */
const NUMBER = /(?<![\p{L}\d_.])(?:-|−)?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\d_]|\.\d)/gu;

export function equalNumbers(one: number, other: number, tolerance: Tolerance): boolean {
  if (Object.is(one, other)) return true;
  if (one === 0 || other === 0) return false;
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));
}

/** Text exactly, except for numbers with a fraction or an exponent, which may differ by the tolerance. */
export function equalText(one: string, other: string, tolerance: Tolerance): boolean {
  if (one === other) return true;
  if (one.replace(NUMBER, "0") !== other.replace(NUMBER, "0")) return false;
  const others = [...other.matchAll(NUMBER)];
  return [...one.matchAll(NUMBER)].every(([number], index) => {
    return equalSpelled(number, others[index]?.[0] ?? "", tolerance);
  });
}

function equalSpelled(one: string, other: string, tolerance: Tolerance): boolean {
  if (one === other) return true;
  if (isInteger(one) && isInteger(other)) return false;
  return equalNumbers(toNumber(one), toNumber(other), tolerance);
}

function isInteger(text: string): boolean {
  return /^[-−]?\d+$/.test(text);
}

function toNumber(text: string): number {
  return Number(text.replace("−", "-"));
}
