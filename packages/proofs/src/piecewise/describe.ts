import { rational } from "../expression.ts";
import { toLatex } from "../latex/print.ts";
import type { Breakpoint } from "./breakpoints.ts";
import type { Cell } from "./cells.ts";

const place = (point: Breakpoint): string => toLatex(point.value ?? rational(point.bracket(24).low));

/** `z < 0`, `0 < z < 6`, `z = 0`, several joined by "and"; "anywhere" where nothing is cut. */
export function describeCell(cell: Cell): string {
  const parts = cell.pieces.map(({ variable, low, high, isPoint }) => {
    if (isPoint) return `${variable} = ${place(low!)}`;
    if (low && high) return `${place(low)} < ${variable} < ${place(high)}`;
    if (low) return `${variable} > ${place(low)}`;
    return high ? `${variable} < ${place(high)}` : variable;
  });
  const signs = cell.unplaced.map(
    ({ expression, sign }) => `${toLatex(expression)} ${sign === 0 ? "=" : sign > 0 ? ">" : "<"} 0`,
  );
  return [...parts, ...signs].join(" and ") || "anywhere";
}
