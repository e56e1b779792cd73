import type { Wide } from "../numerics/wide.ts";

const LIMIT = 2 ** 100;

/** Whether float64 lanes reach every float32 result with that parameter; beyond, products leave their range. */
export function isModerate(parameter: number): boolean {
  return parameter >= 1 / LIMIT && parameter <= LIMIT;
}

/** 2²⁴ + 1: multiplying by it splits off the first 29 bits (Veltkamp). */
const SPLITTER = 2 ** 24 + 1;

/** As two numbers, the first of so few bits that its products with float32 numbers are exact. */
export function splitSteepness({ high, low }: Wide): readonly [number, number] {
  const product = SPLITTER * high;
  const first = product - (product - high);
  return [first, high - first + low];
}
