import { type Check, checkDocument, extractFormulas } from "@slope/proofs";
import type { FormulaVerdicts } from "./html/verdict.ts";
import type { Notebook } from "./notebook.ts";

/** Which display formulas of a notebook are proven: those in which every equation is. For {@link renderPage}. */
export function judgeFormulas({ cells }: Notebook): FormulaVerdicts {
  const passages = cells
    .filter(({ type }) => type === "markdown")
    .flatMap(({ id, source }) => extractFormulas(source, { cell: id }));
  const checks = checkDocument(passages).filter(isClaim);
  const proven = new Map<string, Set<number>>();
  for (const passage of passages) {
    if (passage.kind !== "formula") continue;
    const { cell = "", line, latex } = passage;
    const lastLine = line + latex.split("\n").length - 1;
    const own = checks.filter((check) => check.cell === cell && check.line >= line && check.line <= lastLine);
    if (own.length === 0 || own.some(({ kind }) => kind !== "proven")) continue;
    proven.set(cell, (proven.get(cell) ?? new Set()).add(line));
  }
  return {
    isProven: (cell, line) => proven.get(cell)?.has(line) ?? false,
    count: checks.filter(({ kind }) => kind === "proven").length,
  };
}

const isClaim = ({ kind }: Check): boolean => kind === "proven" || kind === "refuted" || kind === "unknown";
