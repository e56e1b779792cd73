import type { KernelClient } from "@slope/kernel";
import { carrySpellings } from "./canonicalJson.ts";
import type { CellFailure } from "./cellFailure.ts";
import type { PathHider } from "./machinePaths.ts";
import type { JsonObject, Notebook } from "./notebook.ts";
import { NotebookExecution } from "./notebookExecution.ts";

export interface RunOptions {
  /** How long one cell may take. */
  readonly timeoutMs?: number | undefined;
  /** Go on after a cell that throws. */
  readonly allowErrors?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called before each cell. */
  readonly onCell?: ((index: number) => void) | undefined;
  readonly hidePaths: PathHider;
}

export interface RunOutcome {
  /** The notebook with the outputs of all cells that ran; the others have none. */
  readonly notebook: Notebook;
  /** Why it stopped before its end. */
  readonly failure: CellFailure | undefined;
  /** How many cells ran. */
  readonly executed: number;
}

/**
 * Executes a notebook's code cells from the first to the last, on a kernel that has just been started.
 *
 * As nbclient does, it leaves out empty cells and cells tagged `skip-execution`, and lets cells tagged
 * `raises-exception` throw.
 *
 * @throws the signal's reason if that is aborted
 */
export async function runNotebook(
  notebook: Notebook,
  client: KernelClient,
  options: RunOptions,
): Promise<RunOutcome> {
  const execution = new NotebookExecution(client, options);
  const failure = await execution.runCells(notebook.cells);
  return {
    notebook: {
      metadata: describeKernel(notebook.metadata, client),
      cells: notebook.cells.map((cell) => execution.finishCell(cell)),
    },
    failure,
    executed: execution.count,
  };
}

function describeKernel(metadata: JsonObject, { spec, info }: KernelClient): JsonObject {
  const kernelspec = { display_name: spec.displayName, language: spec.language, name: spec.name };
  const described = { kernelspec, ...metadata, language_info: info.languageInfo as JsonObject };
  return carrySpellings(metadata, described);
}
