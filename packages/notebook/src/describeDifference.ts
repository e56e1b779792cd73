import { stripVTControlCharacters } from "node:util";
import { diffArrays } from "diff";
import type { CellDifference } from "./check.ts";
import type { Difference } from "./compareOutputs.ts";
import { equalText, type Tolerance } from "./compareText.ts";
import { cutLine } from "./cutLine.ts";
import { describePlace } from "./errors.ts";

const MOST_LINES = 40;
/** Lines inserted or removed, up to which these are looked for. */
const MOST_EDITS = 1000;

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
  const [before, after] = [splitText(committed), splitText(now)];
  const areEqual = (one: string, other: string): boolean => equalText(one, other, tolerance);
  const changes = diffArrays(before, after, { comparator: areEqual, maxEditLength: MOST_EDITS });
  if (changes === undefined) return compareLineByLine(before, after, areEqual);
  let line = 1;
  return changes.flatMap(({ added, removed, value }) => {
    const at = line;
    if (!added) line += value.length;
    if (added) return value.map((text) => `+ ${text}`);
    return removed ? [`line ${at}:`, ...value.map((text) => `- ${text}`)] : [];
  });
}

/** What was inserted and removed, found in time that grows with the square of these, is of no use where all is different. */
function compareLineByLine(
  before: readonly string[],
  after: readonly string[],
  areEqual: (one: string, other: string) => boolean,
): string[] {
  const longer = before.length < after.length ? after : before;
  return longer.flatMap((_, index) => {
    const [one, other] = [before[index], after[index]];
    if (one !== undefined && other !== undefined && areEqual(one, other)) return [];
    const lines = [
      ...(one === undefined ? [] : [`- ${one}`]),
      ...(other === undefined ? [] : [`+ ${other}`]),
    ];
    return [`line ${index + 1}:`, ...lines];
  });
}

function splitText(text: string): string[] {
  return stripVTControlCharacters(text).replace(/\n$/, "").split("\n");
}

function cut(lines: readonly string[]): string[] {
  const all = lines.flatMap((line) => line.split("\n").map(cutLine));
  const more = all.length - MOST_LINES;
  return more > 0 ? [...all.slice(0, MOST_LINES), `… ${more} more lines`] : all;
}
