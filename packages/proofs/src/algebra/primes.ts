import type { Budget } from "../budget.ts";
import type { Fraction } from "../fraction.ts";

const LARGEST_TRIAL = 2_000n;

/**
 * A positive number as a product of powers of primes. What trial division leaves over is taken as one more "prime":
 * that costs recognising √(pq) = √p·√q for large p and q, and is never wrong.
 */
export function primePowers({ top, bottom }: Fraction, budget: Budget): Map<bigint, number> {
  const powers = new Map<bigint, number>();
  takeOut(top, 1, powers, budget);
  takeOut(bottom, -1, powers, budget);
  return powers;
}

function takeOut(value: bigint, sign: 1 | -1, powers: Map<bigint, number>, budget: Budget): void {
  let rest = value;
  for (let prime = 2n; prime <= LARGEST_TRIAL && prime * prime <= rest; prime++) {
    while (rest % prime === 0n) {
      rest /= prime;
      budget.spend(1);
      powers.set(prime, (powers.get(prime) ?? 0) + sign);
    }
  }
  if (rest > 1n) powers.set(rest, (powers.get(rest) ?? 0) + sign);
}
