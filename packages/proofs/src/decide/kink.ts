import { normalise } from "../algebra/normalForm.ts";
import { quotientExpression } from "../algebra/terms.ts";
import type { Tower } from "../algebra/tower.ts";
import { type Corner, NotDefined } from "../errors.ts";
import { type Expression, rational } from "../expression.ts";
import { toLatex } from "../latex/print.ts";
import type { Cell } from "../piecewise/cells.ts";
import type { Kink } from "../verdict.ts";

/** The corner in a cell, with its slopes written as short as they can be. */
export function kinkAt(
  cell: Cell,
  { left, right }: Corner,
  stated: Expression | undefined,
  tower: Tower,
): Kink {
  const write = (e: Expression) => toLatex(shorten(e, tower));
  const at: Record<string, string> = {};
  for (const { isPoint, variable, low } of cell.pieces) {
    if (isPoint) at[variable] = write(low!.value ?? rational(low!.bracket(24).low));
  }
  return { at, left: write(left), right: write(right), ...(stated ? { stated: write(stated) } : {}) };
}

function shorten(e: Expression, tower: Tower): Expression {
  try {
    return quotientExpression(normalise(e, tower), tower);
  } catch (error) {
    if (error instanceof NotDefined) return e;
    throw error;
  }
}
