import { stripVTControlCharacters } from "node:util";
import { diffArrays } from "diff";
import type { CellDifference } from "./check.ts";
import type { Difference } from "./compareOutputs.ts";
import { equalText, type Tolerance } from "./compareText.ts";
import { describePlace } from "./errors.ts";

const MOST_LINES = 40;

/** What is committed (`-`) and what came now (`+`), for a terminal; lines whose numbers agree within the tolerance stay out. */
export function describeDifference(
  { cellId, differences }: CellDifference,
  where: { file: string; source: string; lines: ReadonlyMap<string, number> },
  tolerance: Tolerance,
): string {
  const first = where.lines.get(cellId);
  const inSource = first === undefined ? "" : ` (${where.source}:${first})`;
  const place = `${describePlace({ file: where.file, cell: cellId })}${inSource}`;
  return differences
    .flatMap((difference) => [
      `${place}, output ${difference.output}, ${difference.part}${difference.at ? ` at ${difference.at}` : ""}`,
      ...cut(describeLines(difference, tolerance)).map((line) => `  ${line}`),
    ])
    .join("\n");
}

function describeLines({ committed, now }: Difference, tolerance: Tolerance): string[] {
  if (committed === undefined)
    return [`+ ${splitText(now ?? "").join("\n+ ")}`, "  which the committed notebook does not have"];
  if (now === undefined) return [`- ${splitText(committed).join("\n- ")}`, "  which did not come this time"];
  let line = 1;
  return diffArrays(splitText(committed), splitText(now), {
    comparator: (one, other) => equalText(one, other, tolerance),
  }).flatMap(({ added, removed, value }) => {
    const at = line;
    if (!added) line += value.length;
    if (added) return value.map((text) => `+ ${text}`);
    return removed ? [`line ${at}:`, ...value.map((text) => `- ${text}`)] : [];
  });
}

function splitText(text: string): string[] {
  return stripVTControlCharacters(text).replace(/\n$/, "").split("\n");
}

function cut(lines: readonly string[]): string[] {
  const all = lines.flatMap((line) => line.split("\n"));
  const more = all.length - MOST_LINES;
  return more > 0 ? [...all.slice(0, MOST_LINES), `… ${more} more lines`] : all;
}
