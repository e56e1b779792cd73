/** Twelve steps a turn in which each waits for the one before. */
function walkChain(from: number, by: number, times: number): number {
  let x = from | 0;
  for (let i = 0; i < times; i++) {
    x = (((x ^ by) + by) ^ i) | 0;
    x = (((x ^ by) + by) ^ i) | 0;
    x = (((x ^ by) + by) ^ i) | 0;
    x = (((x ^ by) + by) ^ i) | 0;
  }
  return x;
}

/** Nanoseconds a cycle: what one of those steps takes. */
export function measureCycle(): number {
  const [times, steps] = [20_000, 12];
  let best = Number.POSITIVE_INFINITY;
  let x = 1;
  for (let sample = 0; sample < 1000; sample++) {
    const start = performance.now();
    x = walkChain(x, 12345, times);
    best = Math.min(best, ((performance.now() - start) * 1e6) / times / steps);
  }
  return x === 0.5 ? Number.NaN : best;
}
