/** What a machine has found out about the display formulas of a notebook. */
export interface FormulaVerdicts {
  /** Whether the formula that begins on this line of the cell, from 1, is proven. */
  isProven(cell: string, line: number): boolean;
  /** How many equations of the notebook are proven. */
  readonly count: number;
}

/** A display formula with the mark of one that is proven. */
export function markProven(formula: string): string {
  return `<span class="judged">${formula}<span class="verdict" role="img" aria-label="Proven by machine, for every value" title="Proven by machine, for every value"></span></span>`;
}

/** What the page's head says of them: the key to the marks. */
export function describeVerdicts(count: number): string {
  const equations = count === 1 ? "1 equation" : `${count} equations`;
  return `${equations} proven by machine, marked <span class="verdict" aria-hidden="true"></span>`;
}
