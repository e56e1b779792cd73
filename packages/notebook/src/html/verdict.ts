import { escapeHtml } from "./escape.ts";

/** What a machine has found out about the display formulas of a notebook. */
export interface FormulaVerdicts {
  /** What was proven of the formula that begins on this line of the cell, from 1; undefined where not all of it is. */
  describeProof(cell: string, line: number): string | undefined;
  /** How many equations of the notebook are proven. */
  readonly count: number;
}

/**
 * The mark of an equation. What it stands for is its label: for the ear as it is, for the eye on hover, on focus, by key or tap, and in
 * print (all by the style sheet, with no script).
 */
export function renderMark(verdict: "proven" | "refuted" | "unknown", message: string): string {
  return `<span class="verdict ${verdict}" role="img" tabindex="0" aria-label="${escapeHtml(message)}"></span>`;
}

/** A display formula with the mark of one that is proven. */
export function markProven(formula: string, message: string): string {
  return `<span class="judged">${formula}${renderMark("proven", message)}</span>`;
}

/** What the page's head says of them: the key to the marks. */
export function describeVerdicts(count: number): string {
  const equations = count === 1 ? "1 equation" : `${count} equations`;
  return `${equations} proven by machine, marked <span class="verdict proven" aria-hidden="true"></span>`;
}
