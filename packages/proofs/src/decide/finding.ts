import type { Origin } from "../errors.ts";
import { fractionToNumber } from "../fraction.ts";
import type { Cell } from "../piecewise/cells.ts";
import type { Kink, Refuted } from "../verdict.ts";
import type { Claim } from "./claim.ts";

/** A claim whose conditions of the form z = 0 are already put in. */
export type Sides = Claim;

/** What one cell says. */
export type Finding =
  | { readonly kind: "holds"; readonly witnessed: boolean }
  | { readonly kind: "refuted"; readonly verdict: Refuted }
  /** One side says nothing here; `settled` where the other may choose what it says. */
  | { readonly kind: "excluded"; readonly reason: string; readonly kink?: Kink; readonly settled?: boolean }
  | { readonly kind: "open"; readonly reason: string; readonly origin?: Origin };

/** A value in the cell for each of its variables, for those that a side does not depend on there. */
export function pinnedNumbers(cell: Cell): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const { variable, low, sample } of cell.pieces) {
    numbers[variable] = fractionToNumber(sample ?? low!.bracket(64).low);
  }
  return numbers;
}
