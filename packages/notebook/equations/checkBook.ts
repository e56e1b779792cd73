import { type Check, checkDocument } from "@slope/proofs";
import type { BookPassage, Chapter } from "./readBook.ts";

/** An equation of the book. */
export interface BookEquation {
  readonly notebook: string;
  readonly cell: string;
  readonly latex: string;
  readonly verdict: "proven" | "refuted" | "unknown" | "unchecked";
  /** Why it was not checked, or what was found beside the verdict. */
  readonly remark: string;
  readonly milliseconds: number;
}

const SHOWN: ReadonlySet<string> = new Set(["proven", "refuted", "unknown", "unchecked"]);

/** Every equation that is claimed in the book: in its Markdown, and in the derivations that its cells show. */
export function checkBook(chapters: readonly Chapter[], clock: () => number = () => 0): BookEquation[] {
  return chapters.flatMap(({ name, documents }) =>
    documents
      .flatMap(({ mode, passages }) => {
        const numbered = numberLines(passages);
        return checkDocument(numbered, { clock, mode }).map((check) => ({
          check,
          passage: numbered[check.line - 1]!,
        }));
      })
      .filter(({ check }) => SHOWN.has(check.kind))
      .sort((one, other) => one.passage.cellIndex - other.passage.cellIndex)
      .map(({ check, passage }) => describe(check, passage, name)),
  );
}

/** The passages with their places in the list for lines, to find each again; a chain over several lines counts as one. */
export function numberLines(passages: readonly BookPassage[]): BookPassage[] {
  return passages.map((passage, index) =>
    passage.kind === "formula"
      ? { ...passage, latex: passage.latex.replace(/\s*\n\s*/g, " "), line: index + 1 }
      : { ...passage, line: index + 1 },
  );
}

function describe(
  { kind, latex, message, milliseconds = 0 }: Check,
  { cell }: BookPassage,
  notebook: string,
): BookEquation {
  const remark = message.replace(/^(?:proven|not checked)(?:[;,] )?/, "");
  return { notebook, cell, latex, verdict: kind as BookEquation["verdict"], remark, milliseconds };
}
