import type { CellFailure } from "./cellFailure.ts";
import { type CellDifference, compareNotebooks } from "./check.ts";
import { DEFAULT_TOLERANCE, type Tolerance } from "./compareText.ts";
import { NotebookError } from "./errors.ts";
import type { Notebook } from "./notebook.ts";
import { exists, loadIpynb, loadSource, type NotebookFiles } from "./notebookFiles.ts";
import { fingerprint } from "./pair.ts";
import { locateCells, type SourceFile } from "./readSource.ts";
import { executeInFolder, type RunFileOptions } from "./runFile.ts";

export interface CheckFileOptions extends Omit<RunFileOptions, "output"> {
  readonly tolerance?: Tolerance | undefined;
}

export interface CheckReport {
  readonly files: NotebookFiles;
  readonly executed: number;
  readonly milliseconds: number;
  readonly failure: CellFailure | undefined;
  readonly differences: readonly CellDifference[];
  /** The lines of NAME.nb.ts on which the cells' sources begin; empty where there is none. */
  readonly lines: ReadonlyMap<string, number>;
  /** The notebook as it is committed. */
  readonly notebook: Notebook;
}

/**
 * Executes a notebook in memory and compares with what its .ipynb holds. Writes nothing.
 *
 * @throws NotebookError stale where the .ipynb was not made from the .nb.ts beside it; and what reading throws
 */
export async function checkFile(files: NotebookFiles, options: CheckFileOptions): Promise<CheckReport> {
  const begin = performance.now();
  const source = (await exists(files.source)) ? await loadSource(files) : undefined;
  const committed = await loadCommitted(files, source, options.onNote);
  const { notebook, failure, executed } = await executeInFolder(committed, files, options);
  const differences =
    failure === undefined
      ? compareNotebooks(committed, notebook, options.tolerance ?? DEFAULT_TOLERANCE)
      : [];
  return {
    files,
    executed,
    milliseconds: performance.now() - begin,
    failure,
    differences,
    lines: locateCells(source),
    notebook: committed,
  };
}

async function loadCommitted(
  files: NotebookFiles,
  source: SourceFile | undefined,
  onNote: RunFileOptions["onNote"],
): Promise<Notebook> {
  if (source === undefined) return loadIpynb(files, onNote);
  if (!(await exists(files.ipynb))) {
    throw stale(files.ipynb, `it is missing, but there is ${files.source}.`, `slope run ${files.source}`);
  }
  const committed = await loadIpynb(files, onNote);
  if (fingerprint(source.notebook) === fingerprint(committed)) return committed;
  const what = `its cells are not what ${files.source} says.`;
  throw stale(
    files.ipynb,
    what,
    `slope run ${files.source}\` or, if it was edited in JupyterLab, \`slope sync ${files.source}`,
  );
}

function stale(file: string, what: string, command: string): NotebookError {
  return new NotebookError("stale", what, `Run \`${command}\`.`, { file });
}
