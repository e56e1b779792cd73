import { NotebookError } from "./errors.ts";
import { formatIpynb } from "./ipynb.ts";
import { lockNotebook } from "./lock.ts";
import type { Notebook } from "./notebook.ts";
import { exists, loadIpynb, loadSource, type NotebookFiles } from "./notebookFiles.ts";
import { comparePair, mergeIntoSource, type PairState, sealPair } from "./pair.ts";
import { adoptIds } from "./pairedIds.ts";
import type { SourceFile } from "./readSource.ts";
import { completeHeader, formatSource } from "./source.ts";
import { writeWhole } from "./writeWhole.ts";

export interface SyncOptions {
  /** Which of the two to believe, whatever was edited. */
  readonly from?: "source" | "ipynb" | undefined;
  readonly onNote?: ((note: string) => void) | undefined;
}

export interface SyncReport {
  readonly files: NotebookFiles;
  /** Which way the content went; undefined where both said the same. */
  readonly from: "source" | "ipynb" | undefined;
  /** The files that were changed. */
  readonly written: readonly string[];
  /** How many code cells have no outputs for their present source. */
  readonly toRun: number;
}

/**
 * Brings NAME.nb.ts and NAME.ipynb to say the same, and gives each cell of NAME.nb.ts its id. A missing one is made from
 * the other. Cells whose source is unchanged keep their outputs.
 *
 * @throws NotebookError edited-in-both, and what reading and writing throw
 */
export async function syncFile(files: NotebookFiles, options: SyncOptions = {}): Promise<SyncReport> {
  const unlock = await lockNotebook(files.ipynb);
  try {
    const source = (await exists(files.source)) ? await loadSource(files) : undefined;
    const ipynb =
      (await exists(files.ipynb)) || source === undefined
        ? await loadIpynb(files, options.onNote)
        : undefined;
    const from = chooseDirection(files, source, ipynb, options.from);
    const merged = completeHeader(merge(source, ipynb, from));
    const changes: [string, string][] = [
      [files.source, formatSource(merged, source)],
      [files.ipynb, formatIpynb(sealPair(merged))],
    ];
    const written: string[] = [];
    for (const [path, text] of changes) if (await writeWhole(path, text, {})) written.push(path);
    return { files, from, written, toRun: countUnrun(merged) };
  } finally {
    await unlock();
  }
}

function merge(
  source: SourceFile | undefined,
  ipynb: Notebook | undefined,
  from: "source" | "ipynb" | undefined,
): Notebook {
  if (ipynb !== undefined && (from === "ipynb" || source === undefined)) return adoptIds(ipynb);
  if (source === undefined) throw new TypeError("a pair with neither of its files");
  return mergeIntoSource(source.notebook, ipynb);
}

function chooseDirection(
  files: NotebookFiles,
  source: SourceFile | undefined,
  ipynb: Notebook | undefined,
  asked: "source" | "ipynb" | undefined,
): "source" | "ipynb" | undefined {
  if (source === undefined) return "ipynb";
  if (ipynb === undefined) return "source";
  const state = comparePair(source.notebook, ipynb);
  if (state === "same") return undefined;
  if (asked !== undefined) return asked;
  if (state === "source-changed") return "source";
  if (state === "ipynb-changed") return "ipynb";
  throw editedInBoth(files, state);
}

function editedInBoth({ source, ipynb }: NotebookFiles, state: PairState): NotebookError {
  const what =
    state === "never-paired"
      ? `it and ${ipynb} say different things, and neither was made from the other by slope.`
      : `it and ${ipynb} were both edited since they last said the same.`;
  return new NotebookError(
    "edited-in-both",
    what,
    "Choose: `slope sync --from source` keeps the .nb.ts, `slope sync --from ipynb` keeps the .ipynb.",
    { file: source },
  );
}

function countUnrun({ cells }: Notebook): number {
  return cells.filter(({ type, source, executionCount }) => {
    return type === "code" && source.trim() !== "" && executionCount === null;
  }).length;
}
