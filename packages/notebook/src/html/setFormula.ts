import type { FoundFormula } from "./findMath.ts";
import { badFormula } from "./formulaError.ts";
import { FormulaSyntaxError, renderMath, renderMathSource } from "./math.ts";
import type { CellPlace, PageContext } from "./pageContext.ts";

/**
 * A formula of a notebook as HTML.
 *
 * @throws NotebookError if it does not parse, with its place; unless the page shows such formulas as they are written
 */
export function setFormula(formula: FoundFormula, context: PageContext, { cell, output }: CellPlace): string {
  try {
    return renderMath(formula.tex, formula.display, context.macros);
  } catch (error) {
    if (!(error instanceof FormulaSyntaxError)) throw error;
    if (context.showBadFormulas) return renderMathSource(formula.source, error.message);
    throw badFormula({ file: context.path, cell, line: formula.line }, output, formula.source, error.message);
  }
}
