import type { Grade } from "@slope/activations";

/** What the loops of one grade gave, at all inputs or at one of every `stride`. */
export interface Finding {
  readonly grade: Grade;
  readonly stride: number;
  largest: number;
  /** Where the error is largest. */
  at: number;
  notNearest: number;
  wrongSpecials: number;
}

export function countInputs(stride: number): number {
  return Math.ceil(2 ** 32 / stride);
}

/** The names after `--only`; all where nothing is told. */
export function readOnly(only: string | undefined, names: readonly string[]): readonly string[] {
  const chosen = only?.split(",") ?? names;
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown === undefined) return chosen;
  throw new RangeError(`--only must name some of ${names.join(", ")}, separated by commas, got "${unknown}"`);
}

export function formatRow(name: string, what: string, finding: Finding): string {
  const { grade, stride, largest, at, notNearest, wrongSpecials } = finding;
  const inputs = stride === 1 ? "all" : `1 of ${stride}`;
  const share = Number(((100 * notNearest) / countInputs(stride)).toPrecision(2));
  return `| ${name} | ${what} | ${grade} | ${inputs} | ${largest.toFixed(4)} | ${at} | ${notNearest} (${share} %) | ${wrongSpecials} |`;
}

/** The rows of a written table that are about one function. */
export function findRows(table: string, name: string): readonly string[] {
  return table.split("\n").filter((line) => line.startsWith(`| ${name} |`));
}

export function formatTable(rows: readonly string[]): string {
  return [
    "# Every float32 input",
    "",
    "Written by `pnpm exhaustive`: the array forms on Float32Array at all 2³² inputs, subnormals, infinities and NaN",
    "included, or at one of so many, against the float64 functions. The error is in units in the last place of float32; rounding alone costs ½.",
    "The derivative is `backward` with dA = 1. The last column counts results that are a wrong zero, infinity or NaN.",
    "relaxed is as this machine's processor computes it; the other grades are the same everywhere.",
    "",
    "| function | of | grade | inputs | largest error | at z = | not the nearest float32 | wrong 0, ∞, NaN |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
