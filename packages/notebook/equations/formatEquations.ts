import type { BookEquation } from "./checkBook.ts";
import type { Mutation } from "./mutateBook.ts";

/** docs/EQUATIONS.md: every equation of the book with its verdict, and what became of its mutants. No times: they change. */
export function formatEquations(equations: readonly BookEquation[], mutations: readonly Mutation[]): string {
  const count = (verdict: string) => equations.filter((equation) => equation.verdict === verdict).length;
  return [
    "# The equations of the book",
    "",
    "`pnpm --filter @slope/notebook equations` writes this file; a test holds it to the notebooks. How long each takes is in",
    "[EQUATION-TIMES.md](EQUATION-TIMES.md).",
    "",
    `${equations.length} equations are claimed in Markdown and in derivations: ${count("proven")} proven, ${count("refuted")} refuted, ` +
      `${count("unknown")} unknown, ${count("unchecked")} marked as not to be checked.`,
    "",
    "| notebook | cell | equation | verdict | remark |",
    "| --- | --- | --- | --- | --- |",
    ...equations.map(({ notebook, cell, latex, verdict, remark }) =>
      formatRow([notebook, cell, formatFormula(latex), verdict, remark]),
    ),
    "",
    "## Mutants",
    "",
    "In each proven formula every sign, coefficient, exponent and function name was changed, one at a time. A mutant that is proven",
    "has to be equal: it was seen to be at many points, in 1600 bits of interval arithmetic that shares nothing with the proof.",
    "",
    "| notebook | mutants | refuted | unknown | proven, and equal | proven, and not equal |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...mutations.map(({ notebook, counts: { mutants, refuted, unknown, equal }, falseProofs }) =>
      formatRow([notebook, mutants, refuted, unknown, equal, falseProofs.length]),
    ),
    "",
  ].join("\n");
}

/** docs/EQUATION-TIMES.md */
export function formatTimes(equations: readonly BookEquation[], milliseconds: readonly number[]): string {
  const checked = equations.map((equation, index) => ({ ...equation, time: milliseconds[index]! }));
  const times = checked.filter(({ verdict }) => verdict !== "unchecked").map(({ time }) => time);
  const sum = times.reduce((total, time) => total + time, 0);
  return [
    "# How long the equations of the book take",
    "",
    "`pnpm --filter @slope/notebook bench` writes this file: milliseconds, the median of several runs in a warm process. Formulas with",
    "several equations are divided evenly.",
    "",
    `${times.length} equations in ${sum.toFixed(0)} ms; the longest ${Math.max(0, ...times).toFixed(1)} ms.`,
    "",
    "| notebook | cell | equation | verdict | ms |",
    "| --- | --- | --- | --- | ---: |",
    ...checked.map(({ notebook, cell, latex, verdict, time }) =>
      formatRow([notebook, cell, formatFormula(latex), verdict, time.toFixed(2)]),
    ),
    "",
  ].join("\n");
}

const formatRow = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** In backticks, so that tables show what is written; a bar would end the cell of the table. */
const formatFormula = (latex: string): string => `\`${latex.replace(/\s+/g, " ").replaceAll("|", "\\|")}\``;
