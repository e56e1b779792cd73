import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DERIVATION_MIME, extractFormulas, type Passage } from "@slope/proofs";
import { isJsonObject, type Output, parseIpynb } from "../src/index.ts";

const book = fileURLToPath(new URL("../../../notebooks/", import.meta.url));

/** A notebook as the prover sees it. */
export interface Chapter {
  readonly name: string;
  /**
   * Passages that are read one after the other: those of the Markdown cells, and each derivation that a cell shows, with the
   * definitions that it was made with.
   */
  readonly documents: readonly BookDocument[];
}

export interface BookDocument {
  readonly mode: "document" | "claim";
  readonly passages: readonly BookPassage[];
}

export type BookPassage = Passage & {
  readonly cell: string;
  /** Which cell of the notebook it is. */
  readonly cellIndex: number;
};

/** The committed notebooks of the book, in the order of their numbers. */
export function readBook(): Chapter[] {
  const names = readdirSync(book).filter((name) => name.endsWith(".ipynb"));
  names.sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  return names.map((name) => {
    const { cells } = parseIpynb(readFileSync(`${book}${name}`, "utf8"), name);
    const markdown = cells.flatMap((cell, cellIndex) =>
      cell.type === "markdown"
        ? extractFormulas(cell.source, { cell: cell.id }).map((passage) => ({
            ...passage,
            cell: cell.id,
            cellIndex,
          }))
        : [],
    );
    const derivations = cells.flatMap((cell, cellIndex) =>
      cell.outputs.flatMap((output) => readDerivation(output, { cell: cell.id, cellIndex })),
    );
    return {
      name: name.replace(".ipynb", ""),
      documents: [{ mode: "document", passages: markdown }, ...derivations],
    };
  });
}

/** A derivation as a document: its definitions, then each step as an equation with the step before it. */
function readDerivation(output: Output, place: { cell: string; cellIndex: number }): BookDocument[] {
  const data = "data" in output ? output.data[DERIVATION_MIME] : undefined;
  if (!isJsonObject(data) || !Array.isArray(data.steps) || !Array.isArray(data.definitions)) return [];
  const definitions = data.definitions.map(
    (definition): BookPassage => ({ kind: "mark", text: `let ${definition}`, line: 1, ...place }),
  );
  const condition = data.given === undefined ? "" : `\\text{for } ${data.given}, \\quad `;
  let before = String(data.start);
  const steps = data.steps.filter(isJsonObject).map((step): BookPassage => {
    const latex = `${condition}${before} ${step.latex}`;
    before = String(step.latex).replace(RELATION, "");
    return { kind: "formula", latex, directlyUnder: false, line: 1, ...place };
  });
  return [{ mode: "claim", passages: [...definitions, ...steps] }];
}

const RELATION = /^\s*(?:=|:=|<|>|\\(?:approx|le|leq|ge|geq|ne|neq)(?![a-zA-Z]))\s*/;
