import { type Check, checkDocument, DERIVATION_MIME, extractFormulas } from "@slope/proofs";
import { countSteps } from "./html/mime/derivation.ts";
import type { FormulaVerdicts } from "./html/verdict.ts";
import type { Notebook } from "./notebook.ts";

/**
 * Which display formulas of a notebook are proven: those in which every equation is. For {@link renderPage}. What the derivations
 * among its outputs have proven counts as well.
 */
export function judgeFormulas({ cells }: Notebook): FormulaVerdicts {
  const passages = cells
    .filter(({ type }) => type === "markdown")
    .flatMap(({ id, source }) => extractFormulas(source, { cell: id }));
  const checks = checkDocument(passages).filter(isClaim);
  const proofs = new Map<string, string>();
  for (const passage of passages) {
    if (passage.kind !== "formula") continue;
    const { cell = "", line, latex } = passage;
    const lastLine = line + latex.split("\n").length - 1;
    const own = checks.filter((check) => check.cell === cell && check.line >= line && check.line <= lastLine);
    if (own.length === 0 || own.some(({ kind }) => kind !== "proven")) continue;
    proofs.set(nameLine(cell, line), describeProof(own));
  }
  const inOutputs = cells
    .flatMap(({ outputs }) => outputs)
    .map((output) => ("data" in output ? countSteps(output.data[DERIVATION_MIME]).proven : 0));
  return {
    describeProof: (cell, line) => proofs.get(nameLine(cell, line)),
    count: checks.filter(({ kind }) => kind === "proven").length + inOutputs.reduce((a, b) => a + b, 0),
  };
}

const nameLine = (cell: string, line: number): string => `${cell} ${line}`;

/** Whether a check is of something that the document claims. */
export const isClaim = ({ kind }: Check): boolean =>
  kind === "proven" || kind === "refuted" || kind === "unknown";

/** That it is, and what the proofs have to add: corners, points that were passed over. */
function describeProof(checks: readonly Check[]): string {
  const many =
    checks.length === 1
      ? "proven by exact algebra"
      : `${checks.length} equations, all proven by exact algebra`;
  const remarks = checks.flatMap(({ message }) => {
    const [, remark] = /^proven; (.*)$/s.exec(message) ?? [];
    return remark === undefined ? [] : [remark];
  });
  return [many, ...new Set(remarks)].join("; ");
}
