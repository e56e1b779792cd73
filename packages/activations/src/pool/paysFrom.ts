/**
 * From how many elements on two threads take at most nine tenths of the time of one: for relu and leakyRelu, which only move
 * memory, for the other compiled loops, and for loops over a scalar function. bench/pool.bench.ts writes them when it has run
 * on a quiet machine, by the rule that POOL.md states.
 */
export const PAYS_FROM = { rectifier: 2097152, compiled: 524288, scalar: 32768 };
