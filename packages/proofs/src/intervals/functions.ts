import {
  addIntervals,
  fractionInterval,
  type Interval,
  invertInterval,
  type MaybeInterval,
  MOST_WHOLE_BITS,
  multiplyIntervals,
  negateInterval,
} from "./interval.ts";
import {
  arctanSeries,
  circularSeries,
  erfSeries,
  expSeries,
  log2At,
  logSeries,
  piAt,
  SLOP,
  squareRoot,
} from "./series.ts";

/** Bits carried beyond those asked for; they swallow {@link SLOP} and the error of a reduced argument. */
const GUARD = 64;

const bitLength = (value: bigint) => (value < 0n ? -value : value).toString(2).length;
/** A value at `from` bits, widened by `slop` units, as an interval at `to` bits. */
const settle = (value: bigint, slop: bigint, from: number, to: number): Interval => {
  const shift = BigInt(from - to);
  return { low: (value - slop) >> shift, high: -(-(value + slop) >> shift) };
};

/**
 * A function that rises: the interval goes from the value at one end to the value at the other. At one whole number it has
 * a whole value, which needs no rounding.
 */
function rising(at: (x: bigint, bits: number) => MaybeInterval, exact: { at: bigint; value: bigint }) {
  const endAt = (x: bigint, bits: number): MaybeInterval =>
    x === exact.at << BigInt(bits) ? fractionInterval({ top: exact.value, bottom: 1n }, bits) : at(x, bits);
  return (a: Interval, bits: number): MaybeInterval => {
    const low = endAt(a.low, bits);
    const high = a.low === a.high ? low : endAt(a.high, bits);
    return low && high && { low: low.low, high: high.high };
  };
}

function expAt(x: bigint, bits: number): MaybeInterval {
  const wholeBits = (x >> BigInt(bits)) + 1n;
  if (wholeBits > MOST_WHOLE_BITS / 2) return undefined;
  if (wholeBits < -MOST_WHOLE_BITS) return { low: 0n, high: 1n };
  const inner = bits + GUARD + Math.max(0, Number(wholeBits) * 2);
  const argument = x << BigInt(inner - bits);
  const twos = argument / log2At(inner) - (argument < 0n ? 1n : 0n);
  const reduced = argument - twos * log2At(inner);
  const value = expSeries(reduced < 0n ? 0n : reduced, inner);
  // The error of log 2 is counted |twos| ≤ 2^15 times, that of the series once.
  const wide = { low: value - (SLOP << 20n), high: value + (SLOP << 20n) };
  const shift = BigInt(inner - bits) - twos;
  if (shift < 0n) return { low: wide.low << -shift, high: wide.high << -shift };
  return { low: wide.low < 0n ? 0n : wide.low >> shift, high: (wide.high >> shift) + 1n };
}

function logAt(x: bigint, bits: number): MaybeInterval {
  if (x <= 0n) return undefined;
  const inner = bits + GUARD;
  const twos = bitLength(x) - bits;
  const mantissa = twos >= 0 ? (x << BigInt(GUARD)) >> BigInt(twos) : x << BigInt(GUARD - twos);
  const value = logSeries(mantissa, inner) + BigInt(twos) * log2At(inner);
  return settle(value, SLOP << 20n, inner, bits);
}

function arctanAt(x: bigint, bits: number): Interval {
  const inner = bits + GUARD;
  const argument = x << BigInt(GUARD);
  const unit = 1n << BigInt(inner);
  const size = argument < 0n ? -argument : argument;
  const sign = argument < 0n ? -1n : 1n;
  const value =
    size <= unit
      ? arctanSeries(argument, inner)
      : sign * (piAt(inner) / 2n - arctanSeries((unit * unit) / size, inner));
  return settle(value, SLOP << 4n, inner, bits);
}

const FARTHEST_ERF = 12n;

function erfAt(x: bigint, bits: number): MaybeInterval {
  if (x < 0n) {
    const mirrored = erfAt(-x, bits);
    return mirrored && negateInterval(mirrored);
  }
  const unit = 1n << BigInt(bits);
  const tail = expInterval({ low: -((x * x) >> BigInt(bits)), high: -((x * x) >> BigInt(bits)) }, bits);
  // 0 < 1 − erf x < e^{−x²}
  if (x > FARTHEST_ERF * unit) return tail && { low: unit - tail.high - 1n, high: unit };
  const inner = bits + GUARD + 3 * Number((x * x) >> BigInt(2 * bits)) + 8;
  const argument = x << BigInt(inner - bits);
  const sum = erfSeries(argument, inner);
  const density = expAt(-((argument * argument) >> BigInt(inner)), inner);
  const scale = invertInterval(settle(squareRoot(piAt(inner) << BigInt(inner)), SLOP, inner, inner), inner);
  if (!density || !scale) return undefined;
  const slop = SLOP << BigInt(inner - bits - GUARD);
  const first = multiplyIntervals({ low: 2n * (sum - slop), high: 2n * (sum + slop) }, density, inner);
  const value = first && multiplyIntervals(first, scale, inner);
  const down = BigInt(inner - bits);
  return value && { low: value.low >> down, high: -(-value.high >> down) };
}

export const expInterval = rising(expAt, { at: 0n, value: 1n });
export const logInterval = rising(logAt, { at: 1n, value: 0n });
export const arctanInterval = rising(arctanAt, { at: 0n, value: 0n });
export const erfInterval = rising(erfAt, { at: 0n, value: 0n });

/** √a for a ≥ 0. */
export function rootInterval(a: Interval, bits: number): MaybeInterval {
  if (a.low < 0n) return undefined;
  return { low: squareRoot(a.low << BigInt(bits)), high: squareRoot(a.high << BigInt(bits)) + 1n };
}

/** The sine for `first` 1, the cosine for 0: the value in the middle, give or take the half width. */
export function circularInterval(a: Interval, first: 0 | 1, bits: number): Interval {
  const unit = 1n << BigInt(bits);
  if (a.low === 0n && a.high === 0n) return first === 1 ? a : { low: unit, high: unit };
  const everything = { low: -unit, high: unit };
  const middle = (a.low + a.high) >> 1n;
  const radius = a.high - middle + 1n;
  if (radius > unit || bitLength(middle) > bits + MOST_WHOLE_BITS / 4) return everything;
  const inner = bits + GUARD + Math.max(0, bitLength(middle) - bits);
  const argument = middle << BigInt(inner - bits);
  const quarter = piAt(inner) / 2n;
  const turns = (argument + quarter / 2n) / quarter - (argument + quarter / 2n < 0n ? 1n : 0n);
  const rest = argument - turns * quarter;
  const place = Number(((turns % 4n) + 4n + BigInt(1 - first)) % 4n);
  const value = circularSeries(rest, place % 2 === 0 ? 1 : 0, inner) * (place >= 2 ? -1n : 1n);
  const tight = settle(value, SLOP << BigInt(inner - bits - GUARD + 2), inner, bits);
  return addIntervals(tight, { low: -radius, high: radius });
}

/** π, as wide as its rounding. */
export function piInterval(bits: number): Interval {
  return settle(piAt(bits + GUARD), SLOP, bits + GUARD, bits);
}

export const eulerInterval = (bits: number): MaybeInterval =>
  expInterval(fractionInterval({ top: 1n, bottom: 1n }, bits), bits);
