/**
 * Elementary functions in fixed-point integers: x means x · 2^−bits. Each result is within {@link SLOP} units of the
 * true value, counted generously: at most a few hundred truncations of one unit each, doubled by at most 8 squarings.
 */
export const SLOP = 1n << 20n;

const one = (bits: number) => 1n << BigInt(bits);

/** Σ x^(2k+1)/(2k+1), with alternating signs for arctan, all positive for artanh; |x| ≤ 1/2. */
function oddSeries(x: bigint, bits: number, alternating: boolean): bigint {
  const shift = BigInt(bits);
  const square = (x * x) >> shift;
  let power = x;
  let sum = x;
  for (let k = 3n, sign = -1n; power !== 0n && power !== -1n; k += 2n, sign = -sign) {
    power = (power * square) >> shift;
    sum += (alternating ? sign : 1n) * (power / k);
  }
  return sum;
}

const inverse = (n: number, bits: number) => one(bits) / BigInt(n);

function remembered(compute: (bits: number) => bigint): (bits: number) => bigint {
  const known = new Map<number, bigint>();
  return (bits) => {
    const value = known.get(bits) ?? compute(bits);
    known.set(bits, value);
    return value;
  };
}

/** Machin: π/4 = 4 arctan 1/5 − arctan 1/239. */
export const piAt = remembered(
  (bits) => 4n * (4n * oddSeries(inverse(5, bits), bits, true) - oddSeries(inverse(239, bits), bits, true)),
);

/** log 2 = 2 artanh 1/3. */
export const log2At = remembered((bits) => 2n * oddSeries(inverse(3, bits), bits, false));

const HALVINGS = 8n;

/** e^x for 0 ≤ x < 1. */
export function expSeries(x: bigint, bits: number): bigint {
  const shift = BigInt(bits);
  const small = x >> HALVINGS;
  let term = one(bits);
  let sum = term;
  for (let k = 1n; term !== 0n; k++) {
    term = ((term * small) >> shift) / k;
    sum += term;
  }
  for (let i = 0n; i < HALVINGS; i++) sum = (sum * sum) >> shift;
  return sum;
}

/** log m for 1/2 ≤ m ≤ 2. */
export function logSeries(m: bigint, bits: number): bigint {
  const ratio = ((m - one(bits)) << BigInt(bits)) / (m + one(bits));
  return 2n * oddSeries(ratio, bits, false);
}

/** Σ (−1)^k x^(2k+first)/(2k+first)!, |x| ≤ 1: the sine for `first` 1, the cosine for 0. */
export function circularSeries(x: bigint, first: 0 | 1, bits: number): bigint {
  const shift = BigInt(bits);
  const square = (x * x) >> shift;
  let term = first === 1 ? x : one(bits);
  let sum = term;
  for (let k = BigInt(first); term !== 0n && term !== -1n; k += 2n) {
    term = -(((term * square) >> shift) / ((k + 1n) * (k + 2n)));
    sum += term;
  }
  return sum;
}

/** arctan x for |x| ≤ 1, by arctan x = 2 arctan(x / (1 + √(1 + x²))), three times. */
export function arctanSeries(x: bigint, bits: number): bigint {
  let small = x;
  for (let i = 0; i < 3; i++) {
    const hypotenuse = squareRoot(one(bits) * one(bits) + small * small);
    small = (small << BigInt(bits)) / (one(bits) + hypotenuse);
  }
  return 8n * oddSeries(small, bits, true);
}

/** √π/2 · e^{x²} · erf x = Σ 2^k x^(2k+1)/(2k+1)!!, for x ≥ 0. */
export function erfSeries(x: bigint, bits: number): bigint {
  const shift = BigInt(bits);
  const doubled = (2n * x * x) >> shift;
  let term = x;
  let sum = x;
  for (let k = 3n; term !== 0n; k += 2n) {
    term = ((term * doubled) >> shift) / k;
    sum += term;
  }
  return sum;
}

/** ⌊√n⌋ for n ≥ 0. */
export function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt(Math.ceil(n.toString(16).length * 2));
  for (;;) {
    const next = (guess + n / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}
