import { LatexError } from "../errors.ts";
import { type ProveOptions, prove } from "../prove.ts";
import { describeVerdict, type Verdict } from "../verdict.ts";
import type { Check } from "./checkDocument.ts";

const SIGNS: Readonly<Record<Check["kind"], string>> = {
  ...{ proven: "✓", refuted: "✗", unknown: "?", defines: "≔", assumes: "·", shows: "·", unchecked: "–" },
};
const LONGEST = 100;

/** `notes.md:12 ✓ proven   g'(z) = a(1-a)`; what is not proven is explained on a second line. */
export function formatCheck({ file, cell, line, kind, latex, message }: Check): string {
  const place = [file, cell && `cell ${cell}`, `line ${line}`].filter(Boolean).join(", ");
  const oneLine = latex.replaceAll(/\s+/g, " ");
  const shown = oneLine.length > LONGEST ? `${oneLine.slice(0, LONGEST)}…` : oneLine;
  const head = `${SIGNS[kind]} ${kind.padEnd(9)} ${place}: ${shown}`;
  return message === kind || kind === "defines" || kind === "shows" ? head : `${head}\n    ${message}`;
}

/** Every check, and how many there are of each kind. */
export function formatReport(checks: readonly Check[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of checks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const summary = [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
  return [...checks.map(formatCheck), summary || "no display formulas"].join("\n");
}

/** 1 where something is refuted, or unknown and not declared to be unchecked; else 0. */
export const exitCodeOfChecks = (checks: readonly Check[]): 0 | 1 =>
  checks.some(({ kind }) => kind === "refuted" || kind === "unknown") ? 1 : 0;

/** What `slope prove` prints and exits with: 0 proven, 1 refuted, 2 unknown or unreadable. */
export function proveOnCommandLine(
  equation: string,
  options?: ProveOptions,
): { text: string; exitCode: 0 | 1 | 2 } {
  try {
    const verdict = prove(equation, options);
    return { text: `${SIGNS[verdict.kind]} ${describeVerdict(verdict)}`, exitCode: EXIT_CODES[verdict.kind] };
  } catch (error) {
    if (!(error instanceof LatexError)) throw error;
    return { text: `? cannot be read: ${error.message}`, exitCode: 2 };
  }
}

const EXIT_CODES: Readonly<Record<Verdict["kind"], 0 | 1 | 2>> = { proven: 0, refuted: 1, unknown: 2 };
