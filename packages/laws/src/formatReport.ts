import type { LawReport } from "./lawReport.ts";
import { describeViolation, formatError } from "./lawViolation.ts";

const HEADER = ["law", "verdict", "largest error", "allowed", "at z", "comparisons"] as const;
const NUMBERS_FROM = HEADER.indexOf("largest error");
const RIGHT = ' style="text-align: right"';

/**
 * The reports as aligned text: a line a law, then a sentence for each that is broken or does not apply.
 *
 * @example
 * ```ts
 * import { checkNaN, formatReport } from "@slope/laws";
 *
 * const step = { name: "step", value: (z: number) => (z > 0 ? 1 : 0) };
 * formatReport([checkNaN(step)]).split("\n").at(-1) // → 'step breaks the law "NaN" at z = NaN: value(NaN) should be NaN, got 0 (error Infinity, allowed 0)'
 * ```
 */
export function formatReport(reports: readonly LawReport[]): string {
  const rows = [HEADER, ...reports.map(describeRow)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const table = rows.map((row) =>
    row
      .map((cell, column) =>
        column < NUMBERS_FROM ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
  return [...table, ...reports.flatMap(describeRemark)].join("\n");
}

/** The same as an HTML table with its remarks in a list, for a notebook's page. */
export function formatReportAsHtml(reports: readonly LawReport[]): string {
  const row = (cells: readonly string[], tag: "th" | "td") =>
    `<tr>${cells.map((cell, column) => `<${tag}${column < NUMBERS_FROM ? "" : RIGHT}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;
  const caption = `<caption>${escapeHtml(`The laws, held against ${reports[0]?.activation ?? "nothing"}`)}</caption>`;
  const body = reports.map((report) => row(describeRow(report), "td")).join("");
  const remarks = reports
    .flatMap(describeRemark)
    .map((remark) => `<li>${escapeHtml(remark)}</li>`)
    .join("");
  return `<table>${caption}<thead>${row(HEADER, "th")}</thead><tbody>${body}</tbody></table>${remarks && `<ul>${remarks}</ul>`}`;
}

function describeRow({ law, ok, largestError, tolerance, where, points }: LawReport): readonly string[] {
  if (ok === null) return [law, "does not apply", "", "", "", ""];
  const z = where === null ? "" : String(Number(where.toPrecision(6)));
  return [law, ok ? "holds" : "BROKEN", formatError(largestError), formatError(tolerance), z, String(points)];
}

function describeRemark(report: LawReport): string[] {
  if (report.ok === false) return [describeViolation(report)];
  return report.ok === null ? [`${report.law} does not apply: ${report.reason}`] : [];
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
