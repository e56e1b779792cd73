import { type Check, checkDocument, extractFormulas, type Passage } from "@slope/proofs";
import { exists, loadIpynb, loadSource, nameFiles, readText } from "./notebookFiles.ts";

/**
 * Checks the display formulas of a notebook or a Markdown file, equation by equation. In a .nb.ts or a Markdown file, lines
 * are those of the file; in an .ipynb, those of the cell.
 *
 * @throws NotebookError not-a-notebook-file, unreadable, or what is wrong with the file
 */
export async function checkMath(path: string): Promise<Check[]> {
  return checkDocument(path.endsWith(".md") ? await readMarkdown(path) : await readNotebook(path));
}

async function readMarkdown(path: string): Promise<Passage[]> {
  return extractFormulas(await readText(path), { file: path });
}

async function readNotebook(path: string): Promise<Passage[]> {
  const files = nameFiles(path);
  if (files.given === "source" || !(await exists(files.ipynb))) {
    const { blocks } = await loadSource(files);
    return blocks
      .filter(({ cell }) => cell.type === "markdown")
      .flatMap(({ cell, firstLine }) =>
        extractFormulas(cell.source, { file: path, cell: cell.id, firstLine }),
      );
  }
  const { cells } = await loadIpynb(files);
  return cells
    .filter(({ type }) => type === "markdown")
    .flatMap(({ id, source }) => extractFormulas(source, { file: path, cell: id }));
}
