import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { extractFormulas, type Passage } from "@slope/proofs";
import { derivationPassages } from "../src/derivationPassages.ts";
import { parseIpynb } from "../src/index.ts";

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
      cell.outputs.map((output): BookDocument => {
        const place = { cell: cell.id, cellIndex };
        return {
          mode: "claim",
          passages: derivationPassages(output).map((passage) => ({ ...passage, ...place })),
        };
      }),
    );
    return {
      name: name.replace(".ipynb", ""),
      documents: [{ mode: "document", passages: markdown }, ...derivations],
    };
  });
}
