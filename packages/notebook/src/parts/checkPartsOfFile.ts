import { dirname } from "node:path";
import { NotebookError } from "../errors.ts";
import type { Cell, Notebook } from "../notebook.ts";
import { exists, loadIpynb, loadSource, type NotebookFiles } from "../notebookFiles.ts";
import { locateCells } from "../readSource.ts";
import { checkParts, type PartsReport } from "./checkParts.ts";
import { findPartRules } from "./partRules.ts";

/**
 * Holds a notebook to the rules in the nearest package.json, without executing it: the text is that of the file that is given, the
 * outputs are those in the .ipynb. Undefined where there are no rules.
 *
 * @throws NotebookError bad-rules, and what is wrong with the files
 */
export async function checkPartsOfFile(files: NotebookFiles): Promise<PartsReport | undefined> {
  const rules = await findPartRules(dirname(files[files.given]));
  if (rules === undefined) return undefined;
  if (files.given === "ipynb") {
    return checkParts({ notebook: await loadIpynb(files), file: files.ipynb, lines: new Map() }, rules);
  }
  const source = await loadSource(files);
  const executed = (await exists(files.ipynb)) ? await loadIpynb(files) : undefined;
  const notebook = withOutputs(source.notebook, executed);
  return checkParts({ notebook, file: files.source, lines: locateCells(source) }, rules);
}

/** The same, where rules have to be. @throws NotebookError bad-rules where there are none */
export async function requireParts(files: NotebookFiles): Promise<PartsReport> {
  const report = await checkPartsOfFile(files);
  if (report !== undefined) return report;
  const next = 'Say which parts, in the package.json of its folder: "slope": { "parts": ["claim", "hero"] }.';
  const file = files[files.given];
  throw new NotebookError("bad-rules", "nothing says which parts this notebook has to have.", next, { file });
}

function withOutputs(source: Notebook, executed: Notebook | undefined): Notebook {
  const ran = new Map<string, Cell>(executed?.cells.map((cell) => [cell.id, cell]));
  return {
    ...source,
    cells: source.cells.map((cell) => ({ ...cell, outputs: ran.get(cell.id)?.outputs ?? [] })),
  };
}
