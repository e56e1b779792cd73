import type { Position } from "./sourceMap.ts";

const LINES_AROUND = 1;

/**
 * The line at `position` with its neighbours, line numbers, and a caret under the column:
 *
 * ```
 *   1 | const a = 1;
 * > 2 | fail(a);
 *     | ^
 * ```
 */
export function excerptSource(source: string, { line, column }: Position, length = 1): string[] {
  const lines = source.split("\n");
  const first = Math.max(1, line - LINES_AROUND);
  const last = Math.min(lines.length, line + LINES_AROUND);
  const width = String(last).length;
  const excerpt: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1]!;
    excerpt.push(`${number === line ? ">" : " "} ${String(number).padStart(width)} | ${text}`.trimEnd());
    if (number !== line) continue;
    // Tabs stay tabs, so that the caret stands under its column however wide they are.
    const indent = text.slice(0, column - 1).replace(/[^\t]/g, " ");
    const carets = "^".repeat(Math.max(1, Math.min(length, text.length - column + 1)));
    excerpt.push(`  ${" ".repeat(width)} | ${indent}${carets}`);
  }
  return excerpt;
}
