import { add, divide, ONE, round, subtract, type Wide, wide } from "../numerics/wide.ts";
import { exp } from "../numerics/wideExponential.ts";

const NONE = wide(0);

/** e^(sign·zᵢ − max), and their sum; undefined where one is NaN, +∞ is the largest, or all are −∞. */
export function computeWeights(
  z: ArrayLike<number>,
  sign: 1 | -1,
): { readonly weights: readonly Wide[]; readonly sum: Wide; readonly top: number } | undefined {
  const top = largest(Array.from(z, (x) => sign * x));
  if (!Number.isFinite(top)) return undefined;
  const shift = wide(top);
  const weights = Array.from(z, (x) =>
    sign * x === -Infinity ? NONE : sign * x === top ? ONE : exp(subtract(wide(sign * x), shift)),
  );
  return { weights, sum: weights.reduce(add, NONE), top };
}

/** The weights as parts of 1, each rounded once. */
export function computeShares(z: ArrayLike<number>, sign: 1 | -1): Float64Array {
  const found = computeWeights(z, sign);
  if (!found) return new Float64Array(z.length).fill(Number.NaN);
  return Float64Array.from(found.weights, (weight) => round(divide(weight, found.sum)));
}

/** shareᵢ(vᵢ − Σ shareⱼvⱼ), times a sign: the product of the symmetric matrix diag(shares) − shares·sharesᵀ with v. */
export function multiplyCovariance(
  shares: ArrayLike<number>,
  v: ArrayLike<number>,
  sign: 1 | -1,
): Float64Array {
  const mean = dot(shares, v);
  return Float64Array.from(shares, (share, i) => sign * share * (v[i]! - mean));
}

/** The squared distances of v from its mean, each a share's weight. */
export function squareSpread(shares: Float64Array, v: ArrayLike<number>): Float64Array {
  const mean = dot(shares, v);
  return shares.map((_, i) => (v[i]! - mean) ** 2);
}

/** shareᵢ(uᵢ² − Σ shareⱼuⱼ²) with uᵢ the distance of vᵢ from the mean: how a share bends along v. */
export function multiplyByBend(shares: Float64Array, v: ArrayLike<number>): Float64Array {
  return multiplyCovariance(shares, squareSpread(shares, v), 1);
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

export function total(v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]!;
  return sum;
}

/** The largest; NaN if one is, −∞ of none. */
export function largest(v: ArrayLike<number>): number {
  let top = -Infinity;
  for (let i = 0; i < v.length; i++) top = Math.max(top, v[i]!);
  return top;
}
