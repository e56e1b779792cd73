import { realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { KernelClient } from "@slope/kernel";
import type { CellFailure } from "./cellFailure.ts";
import { chooseKernel } from "./chooseKernel.ts";
import { NotebookError } from "./errors.ts";
import { watchForEdit } from "./foreignEdit.ts";
import { formatIpynb } from "./ipynb.ts";
import { lockNotebook } from "./lock.ts";
import { createPathHider } from "./machinePaths.ts";
import type { Notebook } from "./notebook.ts";
import { exists, loadIpynb, loadSource, type NotebookFiles, nameOutput } from "./notebookFiles.ts";
import { comparePair, mergeIntoSource, sealPair } from "./pair.ts";
import { locateCells, type SourceFile } from "./readSource.ts";
import { type RunOptions, runNotebook } from "./run.ts";
import { prepareFolder, writeWhole } from "./writeWhole.ts";

export interface RunFileOptions extends Omit<RunOptions, "hidePaths"> {
  /** The name of an installed kernel. */
  readonly kernel?: string | undefined;
  /** Where the .ipynb goes; beside the notebook if not given. */
  readonly output?: string | undefined;
  readonly onNote?: ((note: string) => void) | undefined;
}

export interface RunReport {
  readonly files: NotebookFiles;
  /** The .ipynb with the outputs. */
  readonly output: string;
  /** Whether that file had to be changed. */
  readonly written: boolean;
  readonly executed: number;
  readonly milliseconds: number;
  readonly failure: CellFailure | undefined;
  /** The lines of NAME.nb.ts on which the cells' sources begin; empty where an .ipynb was run. */
  readonly lines: ReadonlyMap<string, number>;
  /** The notebook as it was written. */
  readonly notebook: Notebook;
}

/**
 * Executes one notebook in a kernel of its own and writes the .ipynb, also where a cell failed.
 *
 * @throws NotebookError; KernelSpecError or KernelStartError; the signal's reason: then the file is as it was before
 */
export async function runFile(files: NotebookFiles, options: RunFileOptions): Promise<RunReport> {
  const begin = performance.now();
  const output = nameOutput(files, options.output);
  await prepareFolder(dirname(await realpath(output).catch(() => output)));
  const unlock = await lockNotebook(output);
  try {
    const refuseEdit = await watchForEdit(output);
    const source = files.given === "source" ? await loadSource(files) : undefined;
    const notebook = await loadForRun(files, source, output, options);
    const { notebook: ran, failure, executed } = await executeInFolder(notebook, files, options);
    await refuseEdit();
    const written = await writeWhole(output, formatIpynb(source === undefined ? ran : sealPair(ran)));
    const milliseconds = performance.now() - begin;
    return {
      files,
      output,
      written,
      executed,
      milliseconds,
      failure,
      lines: locateCells(source),
      notebook: ran,
    };
  } finally {
    await unlock();
  }
}

/** Runs the cells where Jupyter would: in the notebook's folder. */
export async function executeInFolder(notebook: Notebook, files: NotebookFiles, options: RunFileOptions) {
  const cwd = dirname(resolve(files[files.given]));
  const spec = chooseKernel(notebook, options.kernel, files[files.given]);
  const client = await KernelClient.start(spec, {
    cwd,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  // Whoever presses Ctrl-C should not wait until a cell obeys an interrupt.
  const kill = () => void client.kill();
  options.signal?.addEventListener("abort", kill);
  try {
    return await runNotebook(notebook, client, { ...options, hidePaths: createPathHider(cwd) });
  } finally {
    options.signal?.removeEventListener("abort", kill);
    await client.shutdown();
  }
}

async function loadForRun(
  files: NotebookFiles,
  source: SourceFile | undefined,
  output: string,
  options: RunFileOptions,
): Promise<Notebook> {
  if (source === undefined) return loadIpynb(files, options.onNote);
  return mergeIntoSource(source.notebook, await loadEarlier(files, source, output, options));
}

/** What an earlier run left. A file that is broken is made anew, one that was edited must not be lost. */
async function loadEarlier(
  files: NotebookFiles,
  source: SourceFile,
  output: string,
  { onNote }: RunFileOptions,
): Promise<Notebook | undefined> {
  if (!(await exists(output))) return undefined;
  let earlier: Notebook;
  try {
    earlier = await loadIpynb({ ...files, ipynb: output });
  } catch (error) {
    if (!(error instanceof NotebookError) || error.code === "unreadable") throw error;
    onNote?.(`${output}: made anew, because what was there could not be read (${error.what})`);
    return undefined;
  }
  const state = comparePair(source.notebook, earlier);
  if (state === "same" || state === "source-changed") return earlier;
  const what =
    state === "never-paired"
      ? `it was not made from ${files.source}, says something else, and running would overwrite it.`
      : `it has edits that ${files.source} does not have, and running would lose them.`;
  throw new NotebookError(
    "edited-in-ipynb",
    what,
    "Bring them over with `slope sync`, or overwrite them with `slope sync --from source`.",
    { file: output },
  );
}
