import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { describeFailure } from "../describeFailure.ts";
import { NotebookError } from "../errors.ts";
import { findNotebooks, type NotebookFiles, nameOutput } from "../notebookFiles.ts";
import { type RunReport, runFile } from "../runFile.ts";
import { prepareFolder, writeWhole } from "../writeWhole.ts";
import {
  allowErrorsOption,
  jobsOption,
  kernelOption,
  type RunChoices,
  timeoutOption,
  toRunSettings,
} from "./options.ts";
import { countCells, describeError, formatSeconds, indent, printLine } from "./print.ts";
import { runPool, Session } from "./session.ts";

interface Options extends RunChoices {
  readonly output?: string;
  readonly jobs: number;
  readonly report?: string;
}

export function addRun(program: Command): void {
  program
    .command("run")
    .summary("execute notebooks and write their outputs")
    .description(
      "Executes each notebook in a kernel of its own, from the first cell to the last, and writes the outputs into its " +
        ".ipynb. Stops a notebook at the first cell that fails; the others go on. Exit code 1 if any failed.",
    )
    .argument("<files...>", ".nb.ts and .ipynb files, or folders of them")
    .addOption(kernelOption())
    .option("--output <dir>", "write the .ipynb files into this folder instead of beside the notebooks")
    .addOption(jobsOption())
    .addOption(timeoutOption())
    .addOption(allowErrorsOption())
    .option("--report <file.json>", "write what became of each notebook, for programs")
    .action(runNotebooks);
}

const REPORT = { by: "--report FILE" };

type Entry = { files: NotebookFiles; report: RunReport } | { files: NotebookFiles; error: unknown };

async function runNotebooks(paths: string[], options: Options): Promise<void> {
  const notebooks = await findNotebooks(paths);
  refuseSameOutput(notebooks, options.output);
  if (options.report !== undefined) await prepareFolder(dirname(options.report), REPORT);
  const session = new Session();
  const entries = new Map<NotebookFiles, Entry>();
  await runPool(notebooks, { jobs: options.jobs, signal: session.signal }, async (files) => {
    const entry = await runOne(files, options, session.signal);
    entries.set(files, entry);
    printEntry(entry);
  });
  if (options.report !== undefined) await writeReport(options.report, notebooks, entries);
  const failed = [...entries.values()].some(
    (entry) => "error" in entry || entry.report.failure !== undefined,
  );
  process.exitCode = session.exitCode ?? (failed ? 1 : 0);
}

/** Two runs that write the same file would each undo the other's work. */
function refuseSameOutput(notebooks: readonly NotebookFiles[], output: string | undefined): void {
  const seen = new Map<string, NotebookFiles>();
  for (const files of notebooks) {
    const target = resolve(nameOutput(files, output));
    const other = seen.get(target);
    if (other !== undefined) {
      const what = `would be written from both ${other[other.given]} and ${files[files.given]}.`;
      throw new NotebookError("bad-option", what, "Run them one by one, into different folders.", {
        file: target,
      });
    }
    seen.set(target, files);
  }
}

async function runOne(files: NotebookFiles, options: Options, signal: AbortSignal): Promise<Entry> {
  try {
    const settings = { ...toRunSettings(options, signal), output: options.output };
    return { files, report: await runFile(files, settings) };
  } catch (error) {
    return { files, error };
  }
}

function printEntry(entry: Entry): void {
  if ("error" in entry) {
    printLine("✗", entry.files.name);
    console.error(indent(describeError(entry.error)));
    return;
  }
  const { files, executed, milliseconds, written, failure, lines, notebook } = entry.report;
  const facts = [countCells(executed), formatSeconds(milliseconds), ...(written ? [] : ["unchanged"])];
  printLine(failure === undefined ? "✓" : "✗", files.name, ...facts);
  if (failure === undefined) return;
  const where = { file: files[files.given], source: files.source, lines, notebook };
  console.error(indent(describeFailure(failure, where)));
}

async function writeReport(
  path: string,
  notebooks: readonly NotebookFiles[],
  entries: ReadonlyMap<NotebookFiles, Entry>,
): Promise<void> {
  const described = notebooks.map((files) => describeEntry(files, entries.get(files)));
  await writeWhole(path, `${JSON.stringify({ notebooks: described }, null, 2)}\n`, REPORT);
}

function describeEntry(files: NotebookFiles, entry: Entry | undefined): object {
  const notebook = files[files.given];
  if (entry === undefined) return { notebook, status: "not run" };
  if ("error" in entry) return { notebook, status: "error", message: describeError(entry.error) };
  const { output, written, executed, milliseconds, failure, lines } = entry.report;
  const facts = { output, written, executed, milliseconds: Math.round(milliseconds) };
  if (failure === undefined) return { notebook, status: "ok", ...facts };
  const { kind, cellId, line, ename, evalue, traceback } = failure;
  const first = lines.get(cellId);
  const sourceLine = first === undefined ? undefined : first + (line ?? 1) - 1;
  return {
    notebook,
    status: "failed",
    ...facts,
    failure: { kind, cell: cellId, line, sourceLine, ename, evalue, traceback },
  };
}
