import { findQuickestTurn } from "./findQuickestTurn.ts";

/** What one turn of a loop is made of. */
export interface Counts {
  readonly all: number;
  /** What a vector unit is needed for: all on vectors but what loads, stores and moves them. */
  readonly vector: number;
  readonly multiplications: number;
  /** With subtractions, and conversions between types, which the same units do. */
  readonly additions: number;
  readonly floatDivisions: number;
  readonly doubleDivisions: number;
}

/** Counts the quickest turn of a function's loop, in its code as V8 prints it for x64; undefined where it finds none. */
export function countInstructions(code: string): Counts | undefined {
  const names = findQuickestTurn(code);
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  if (names.length === 0) return undefined;
  return {
    // A processor takes a conditional jump together with the comparison before it.
    all: names.length - count(/^j(?!mp)/),
    vector: count(/^v(?!broadcast|mov(?!msk))|^(?:add|sub|mul|div)p/),
    multiplications: count(/^v?mulp|^vfn?m(add|sub)/),
    additions: count(/^v?(add|sub)p|^v?cvt/),
    floatDivisions: count(/^v?divps/),
    doubleDivisions: count(/^v?divpd/),
  };
}
