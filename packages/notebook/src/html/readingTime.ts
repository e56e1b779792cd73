import type { Notebook } from "../notebook.ts";

const WORDS_PER_MINUTE = 200;
const SECONDS = { displayedFormula: 10, codeLine: 2, picture: 20 } as const;

/**
 * How long a careful reader needs, in whole minutes, at least 1.
 *
 * Brysbaert found 238 words a minute for easy prose; this is not easy prose. Formulas, code and pictures are counted apart.
 * Folded answers are left out: who opens one has done the exercise, and no estimate knows how long that took.
 *
 * @see Brysbaert, M. How many words do we read per minute? Journal of Memory and Language 109 (2019).
 */
export function estimateReadingMinutes(notebook: Notebook): number {
  let seconds = 0;
  for (const cell of notebook.cells) {
    if (cell.tags.includes("answer")) continue;
    if (cell.type === "markdown") {
      const prose = cell.source.replace(/\$\$[\s\S]*?\$\$/g, "");
      seconds += ((cell.source.match(/\$\$/g)?.length ?? 0) / 2) * SECONDS.displayedFormula;
      seconds += (prose.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) * (60 / WORDS_PER_MINUTE);
    } else if (
      cell.type === "code" &&
      !cell.tags.includes("hide-input") &&
      !cell.tags.includes("remove-input")
    ) {
      seconds += cell.source.split("\n").filter((line) => line.trim() !== "").length * SECONDS.codeLine;
    }
    seconds += cell.outputs.filter((output) => "data" in output).length * SECONDS.picture;
  }
  return Math.max(1, Math.round(seconds / 60));
}
