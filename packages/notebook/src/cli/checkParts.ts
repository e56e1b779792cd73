import { findNotebooks, type NotebookFiles } from "../notebookFiles.ts";
import { checkPartsOfFile, requireParts } from "../parts/checkPartsOfFile.ts";
import { describeError, indent, printLine } from "./print.ts";

/** `slope check --parts`: a line a notebook, and what it lacks. */
export async function checkPartsOnly(paths: readonly string[]): Promise<void> {
  for (const files of await findNotebooks(paths)) {
    try {
      const { problems, words, exercises } = await requireParts(files);
      const facts = [`${words} words`, exercises === 1 ? "1 exercise" : `${exercises} exercises`];
      printLine(problems.length === 0 ? "✓" : "✗", files.name, ...facts);
      if (!printProblems(problems)) process.exitCode = 1;
    } catch (error) {
      printLine("✗", files.name);
      printProblems([error]);
      process.exitCode = 1;
    }
  }
}

/**
 * Prints what a notebook lacks, beside another check of it; nothing where it lacks nothing or nothing is asked for.
 *
 * @returns whether it lacks nothing
 */
export async function alsoCheckParts(files: NotebookFiles): Promise<boolean> {
  try {
    const { problems = [] } = (await checkPartsOfFile(files)) ?? {};
    if (problems.length > 0) printLine("✗", files.name, "not all parts are as they should be");
    return printProblems(problems);
  } catch (error) {
    printLine("✗", files.name);
    return printProblems([error]);
  }
}

function printProblems(problems: readonly unknown[]): boolean {
  if (problems.length > 0) console.error(indent(problems.map(describeError).join("\n")));
  return problems.length === 0;
}
