import { formatReport, formatReportAsHtml } from "./formatReport.ts";
import type { LawReport } from "./lawReport.ts";

/** Representations of one thing, by MIME type. */
export type MimeBundle = Readonly<Record<string, string>>;

/** The reports of all laws on one activation: plain data, that a notebook can show. */
export type LawReports = readonly LawReport[] & {
  /** The method `Symbol.for("Jupyter.display")`, by which a notebook's kernel asks a value to show itself. */
  readonly [display: symbol]: () => MimeBundle;
};

/** Puts the display method on the array, where neither JSON nor a printed value shows it. */
export function makeReports(reports: readonly LawReport[]): LawReports {
  const copy = [...reports];
  const display = () => ({ "text/plain": formatReport(copy), "text/html": formatReportAsHtml(copy) });
  Object.defineProperty(copy, Symbol.for("Jupyter.display"), { value: display });
  return copy as unknown as LawReports;
}
