import type { Command } from "commander";
import { type CheckReport, checkFile } from "../checkFile.ts";
import { DEFAULT_TOLERANCE } from "../compareText.ts";
import { describeDifference } from "../describeDifference.ts";
import { describeFailure } from "../describeFailure.ts";
import { findNotebooks, type NotebookFiles } from "../notebookFiles.ts";
import { checkFormulas } from "./checkMath.ts";
import {
  allowErrorsOption,
  jobsOption,
  kernelOption,
  parseTolerance,
  type RunChoices,
  timeoutOption,
  toRunSettings,
} from "./options.ts";
import { countCells, describeError, formatSeconds, indent, printLine } from "./print.ts";
import { runPool, Session } from "./session.ts";

interface Options extends RunChoices {
  readonly jobs: number;
  readonly tolerance: number;
  readonly math?: boolean;
  readonly parts?: boolean;
}

export function addCheck(program: Command): void {
  program
    .command("check")
    .summary("execute notebooks in memory and compare with the committed outputs")
    .description(
      "Executes each notebook and compares what it puts out with what its .ipynb holds: text exactly, numbers within a " +
        "relative tolerance, pictures not at all. Also fails where the .ipynb was not made from the .nb.ts beside it. " +
        "Writes nothing. A cell tagged `nbval-ignore-output` is executed and not compared. Every check also fails where a " +
        "notebook lacks a part that the nearest package.json asks for.",
    )
    .argument("<files...>", ".nb.ts and .ipynb files, or folders of them; with --math also .md files")
    .option(
      "--math",
      "instead of executing, check display formulas and shown derivations: is each equals sign true?",
    )
    .option("--parts", "check nothing but the parts, without executing")
    .addOption(kernelOption())
    .option(
      "--tolerance <number>",
      "relative difference up to which two numbers are equal",
      parseTolerance,
      DEFAULT_TOLERANCE,
    )
    .addOption(jobsOption())
    .addOption(timeoutOption())
    .addOption(allowErrorsOption())
    .action(check);
}

async function check(paths: string[], options: Options): Promise<void> {
  if (options.math) return checkFormulas(paths);
  if (options.parts) return (await import("./checkParts.ts")).checkPartsOnly(paths);
  return checkNotebooks(paths, options);
}

async function checkNotebooks(paths: string[], options: Options): Promise<void> {
  const notebooks = await findNotebooks(paths);
  const session = new Session();
  let failed = false;
  await runPool(notebooks, { jobs: options.jobs, signal: session.signal }, async (files) => {
    const good = await checkOne(files, options, session.signal);
    failed ||= !good;
  });
  process.exitCode = session.exitCode ?? (failed ? 1 : 0);
}

async function checkOne(files: NotebookFiles, options: Options, signal: AbortSignal): Promise<boolean> {
  try {
    const { tolerance } = options;
    const settings = { ...toRunSettings(options, signal), tolerance };
    const isSame = printReport(await checkFile(files, settings), tolerance);
    const { alsoCheckParts } = await import("./checkParts.ts");
    return (await alsoCheckParts(files)) && isSame;
  } catch (error) {
    printLine("✗", files.name);
    console.error(indent(describeError(error)));
    return false;
  }
}

function printReport(report: CheckReport, tolerance: number): boolean {
  const { files, executed, milliseconds, failure, differences, lines, notebook } = report;
  const facts = [countCells(executed), formatSeconds(milliseconds)];
  const where = { file: files.ipynb, source: files.source, lines, notebook };
  if (failure !== undefined) {
    printLine("✗", files.name, ...facts);
    console.error(indent(describeFailure(failure, where)));
    return false;
  }
  if (differences.length === 0) {
    printLine("✓", files.name, ...facts);
    return true;
  }
  const verb = differences.length === 1 ? "differs" : "differ";
  printLine("✗", files.name, ...facts, `${countCells(differences.length)} ${verb} from what is committed`);
  const described = differences.map((cell) => describeDifference(cell, where, tolerance));
  console.error(
    indent([...described, `If the new outputs are right: slope run ${files[files.given]}`].join("\n")),
  );
  return false;
}
