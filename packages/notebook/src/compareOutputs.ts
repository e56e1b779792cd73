import { compareJson, type JsonDifference } from "./compareJson.ts";
import { equalText, type Tolerance } from "./compareText.ts";
import { isJsonMime } from "./multiline.ts";
import type { JsonValue, MimeBundle, Output } from "./notebook.ts";

/** One thing that is not as it was committed. */
export interface Difference {
  /** Which output of the cell, from 1. */
  readonly output: number;
  /** `stdout`, `text/plain`, `error`, …: which part of the output. */
  readonly part: string;
  readonly committed: string | undefined;
  readonly now: string | undefined;
  /** Where in a JSON value, such as `data[0].y[3]`. */
  readonly at?: string;
}

/** Compares what a cell put out with what is committed. Pictures count as equal where both have one. */
export function compareOutputs(
  committed: readonly Output[],
  now: readonly Output[],
  tolerance: Tolerance,
): Difference[] {
  const [before, after] = [committed.map(listParts), now.map(listParts)];
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  return places.flatMap((index) => {
    const [one, other] = [before[index] ?? new Map(), after[index] ?? new Map()];
    const parts = [...new Set([...one.keys(), ...other.keys()])];
    return parts.flatMap((part) => {
      const difference = compareParts(part, one.get(part), other.get(part), tolerance);
      return difference.map((found) => ({ output: index + 1, part, ...found }));
    });
  });
}

/** An output as text and JSON by name. Kind and name are part of it: text on stderr is not the same on stdout. */
function listParts(output: Output): Map<string, JsonValue> {
  if (output.output_type === "stream") return new Map([[output.name, output.text]]);
  if (output.output_type === "error") {
    return new Map([["error", [`${output.ename}: ${output.evalue}`, ...output.traceback].join("\n")]]);
  }
  return listBundle(output.data);
}

function listBundle(data: MimeBundle): Map<string, JsonValue> {
  return new Map(Object.entries(data));
}

type Found = Omit<Difference, "output" | "part">;

function compareParts(
  part: string,
  committed: JsonValue | undefined,
  now: JsonValue | undefined,
  tolerance: Tolerance,
): Found[] {
  if (committed === undefined || now === undefined) {
    return [{ committed: describe(part, committed), now: describe(part, now) }];
  }
  if (part.startsWith("image/")) return [];
  if (!isJsonMime(part) && typeof committed === "string" && typeof now === "string") {
    return equalText(committed, now, tolerance) ? [] : [{ committed, now }];
  }
  return compareJson(committed, now, tolerance).map((difference: JsonDifference) => difference);
}

/** A part that only one side has; a picture or a long JSON is not worth printing. */
function describe(part: string, value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (part.startsWith("image/")) return "(a picture)";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 2000 ? `${text.slice(0, 2000)} …` : text;
}
