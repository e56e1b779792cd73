import type { Highlight } from "./code.ts";
import type { HeadingList } from "./headings.ts";
import type { MathMacros } from "./math.ts";
import type { HtmlPolicy } from "./sanitize.ts";
import type { FormulaVerdicts } from "./verdict.ts";

/** What the cells of one page share while it is made. */
export interface PageContext extends HtmlPolicy {
  /** The notebook's path, as errors name it. */
  readonly path: string;
  /** The language of the code cells. */
  readonly language: string;
  readonly highlight: Highlight;
  readonly headings: HeadingList;
  readonly macros: MathMacros;
  /** Show the source of a formula that does not parse, instead of throwing. */
  readonly showBadFormulas: boolean;
  /** Where the formulas were checked. */
  readonly verdicts?: FormulaVerdicts;
  /** Figures drawn before the page is written, by the output's plotly JSON. */
  readonly figures: ReadonlyMap<unknown, string>;
}

/** Which text of the notebook is being written. */
export interface CellPlace {
  readonly cell: string;
  /** Where it is not the cell's source: which of its outputs. */
  readonly output?: string;
}
