import { DERIVATION_MIME } from "@slope/proofs";
import type { Cell, Notebook, Output } from "../notebook.ts";
import { readProse } from "../parts/prose.ts";
import { replaceMath } from "./findMath.ts";
import { countSteps } from "./mime/derivation.ts";

const WORDS_PER_MINUTE = 200;
const SECONDS = { displayedFormula: 10, inlineFormula: 1, step: 5, codeLine: 2, picture: 20 } as const;

/**
 * How long a careful reader needs, in whole minutes, at least 1.
 *
 * Brysbaert found 238 words a minute for easy prose; this is not easy prose. Formulas, steps of derivations, code that is not
 * folded, and pictures are counted apart. Folded answers are left out: who opens one has done the exercise, and no estimate knows
 * how long that took.
 *
 * @see Brysbaert, M. How many words do we read per minute? Journal of Memory and Language 109 (2019).
 */
export function estimateReadingMinutes({ cells }: Notebook): number {
  const seconds = cells
    .filter(({ tags }) => !tags.includes("answer"))
    .flatMap((cell) => [secondsOfSource(cell), ...cell.outputs.map(secondsOfOutput)])
    .reduce((sum, one) => sum + one, 0);
  return Math.max(1, Math.round(seconds / 60));
}

function secondsOfSource({ type, source, tags }: Cell): number {
  if (type === "markdown") {
    let seconds = readProse(source).words * (60 / WORDS_PER_MINUTE);
    replaceMath(source, ({ display }) => {
      seconds += display ? SECONDS.displayedFormula : SECONDS.inlineFormula;
      return "";
    });
    return seconds;
  }
  if (type !== "code" || tags.includes("hide-input") || tags.includes("remove-input")) return 0;
  return source.split("\n").filter((line) => line.trim() !== "").length * SECONDS.codeLine;
}

function secondsOfOutput(output: Output): number {
  if (!("data" in output)) return 0;
  const steps = countSteps(output.data[DERIVATION_MIME]).all;
  return steps > 0 ? steps * SECONDS.step : SECONDS.picture;
}
