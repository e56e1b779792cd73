import type { Fraction } from "../fraction.ts";

/**
 * A closed interval [low, high] · 2^−bits that surely contains the true value: every operation rounds outward.
 * The precision is absolute, so tiny values need more bits; see {@link ladder}.
 */
export interface Interval {
  readonly low: bigint;
  readonly high: bigint;
}

/** No value, or none that can be shown at this precision: a division by what may be 0, a logarithm of what may be ≤ 0. */
export type MaybeInterval = Interval | undefined;

/** The precisions that are tried one after another until a question is settled. */
export const LADDER = [96, 288, 1024] as const;
/** Values of more than this many bits before the point are not followed. */
export const MOST_WHOLE_BITS = 20_000;

const floorDivide = (a: bigint, b: bigint): bigint => {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
};
const ceilDivide = (a: bigint, b: bigint): bigint => -floorDivide(-a, b);

export function fractionInterval({ top, bottom }: Fraction, bits: number): Interval {
  const scaled = top << BigInt(bits);
  return { low: floorDivide(scaled, bottom), high: ceilDivide(scaled, bottom) };
}

export const addIntervals = (a: Interval, b: Interval): Interval => ({
  low: a.low + b.low,
  high: a.high + b.high,
});
export const negateInterval = (a: Interval): Interval => ({ low: -a.high, high: -a.low });
export const subtractIntervals = (a: Interval, b: Interval): Interval => addIntervals(a, negateInterval(b));

/** The least and the greatest; Math.min takes no bigint. */
function extremes(first: bigint, ...others: bigint[]): { least: bigint; most: bigint } {
  let [least, most] = [first, first];
  for (const value of others) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

export function multiplyIntervals(a: Interval, b: Interval, bits: number): MaybeInterval {
  const { least, most } = extremes(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high);
  const shift = BigInt(bits);
  const low = least >> shift;
  const high = -(-most >> shift);
  const limit = 1n << BigInt(bits + MOST_WHOLE_BITS);
  return high > limit || low < -limit ? undefined : { low, high };
}

export function invertInterval(a: Interval, bits: number): MaybeInterval {
  if (a.low <= 0n && a.high >= 0n) return undefined;
  const one = 1n << BigInt(2 * bits);
  return { low: floorDivide(one, a.high), high: ceilDivide(one, a.low) };
}

/** aⁿ for n ≥ 0. */
export function raiseInterval(a: Interval, power: number, bits: number): MaybeInterval {
  if (power % 2 === 0 && a.low < 0n && a.high > 0n) {
    const size = extremes(-a.low, a.high).most;
    const raised = raiseInterval({ low: size, high: size }, power, bits);
    return raised && (power === 0 ? raised : { low: 0n, high: raised.high });
  }
  let result: MaybeInterval = fractionInterval({ top: 1n, bottom: 1n }, bits);
  let square: MaybeInterval = a;
  for (let left = power; left > 0 && result && square; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiplyIntervals(result, square, bits);
    if (left > 1) square = multiplyIntervals(square, square, bits);
  }
  return square && result;
}

export const largerInterval = (a: Interval, b: Interval): Interval => ({
  low: extremes(a.low, b.low).most,
  high: extremes(a.high, b.high).most,
});

/** 1, −1 or 0 where every value in the interval has that sign, else `undefined`. */
export function signOfInterval(a: Interval): 1 | -1 | 0 | undefined {
  if (a.low > 0n) return 1;
  if (a.high < 0n) return -1;
  return a.low === 0n && a.high === 0n ? 0 : undefined;
}

const DOUBLE_BITS = 60;

/** The middle of the interval, as a double. */
export function intervalToNumber(a: Interval, bits: number): number {
  const middle = a.low + a.high;
  const size = middle < 0n ? -middle : middle;
  const shift = Math.max(0, size.toString(16).length * 4 - DOUBLE_BITS);
  return Number(middle >> BigInt(shift)) * 2 ** (shift - bits - 1);
}
