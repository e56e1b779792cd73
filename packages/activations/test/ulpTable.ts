import { type Activation, type Curvature, catalogue } from "@slope/activations";
import { BOUNDS, type Bound } from "./bounds.ts";
import {
  type Column,
  findLargestError,
  type LargestError,
  readRows,
  referencedFunctions,
} from "./measureErrors.ts";

const HEADER = ["", "value", "derivative", "second derivative", "by parameters"];

/** The largest error of every function against its fixture, as a page of Markdown. */
export function makeUlpTable(): string {
  return [
    "# Largest errors",
    "",
    "Against references of 400 bits (`test/reference/`), in units in the last place of float64, over the whole range of",
    "float64; ½ is what rounding alone costs. In brackets what is stated and tested. Where a result is too near a zero of the",
    "function for that, the largest absolute error follows. `pnpm --filter @slope/activations ulp` writes this page.",
    "",
    ...formatTable([HEADER, ...catalogue.map(makeRow)]),
    "",
  ].join("\n");
}

function makeRow(activation: Activation & Curvature): string[] {
  const rows = readRows(activation.name);
  const worst = new Map<Column, LargestError>();
  referencedFunctions(activation).forEach(([column, f], index) => {
    const error = findLargestError(rows, index, f, BOUNDS[activation.name]![column]!);
    const before = worst.get(column);
    worst.set(column, {
      ...error,
      ulps: Math.max(error.ulps, before?.ulps ?? 0),
      nearZero: Math.max(error.nearZero, before?.nearZero ?? 0),
    });
  });
  const columns: Column[] = ["value", "derivative", "secondDerivative", "byParameter"];
  return [
    activation.name,
    ...columns.map((column) => formatError(worst.get(column), BOUNDS[activation.name]?.[column])),
  ];
}

function formatError(error: LargestError | undefined, bound: Bound | undefined): string {
  if (!error || !bound) return "";
  const ulps = error.ulps === 0 ? "0" : error.ulps.toFixed(2);
  const near =
    bound.nearZero === undefined
      ? ""
      : `; ${error.nearZero === 0 ? "0" : `2^${Math.ceil(Math.log2(error.nearZero))}`} (2^${Math.log2(bound.nearZero)})`;
  return `${ulps} (${bound.ulps})${near}`;
}

function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADER.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const lines = rows.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`);
  return [lines[0]!, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...lines.slice(1)];
}
