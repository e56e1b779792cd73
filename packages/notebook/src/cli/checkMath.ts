import { findNotebooks, nameFiles } from "../notebookFiles.ts";
import { describeError, indent, printLine } from "./print.ts";

/** `slope check --math`: a line an equation; exit code 1 where one is refuted, or unknown and not marked as unchecked, be it in a
 * display formula or in a derivation that a cell shows. */
export async function checkFormulas(paths: readonly string[]): Promise<void> {
  // The algebra is loaded only by those who ask for it: `slope run` starts faster without.
  const [{ exitCodeOfChecks, formatReport }, { checkMath }, derivations, { alsoCheckParts }] =
    await Promise.all([
      import("@slope/proofs"),
      import("../checkMath.ts"),
      import("../checkDerivations.ts"),
      import("./checkParts.ts"),
    ]);
  for (const path of await listDocuments(paths)) {
    try {
      const checks = await checkMath(path);
      const steps = path.endsWith(".md") ? [] : await derivations.checkDerivations(path);
      const failed = exitCodeOfChecks([...checks, ...steps]) !== 0;
      printLine(failed ? "✗" : "✓", path);
      console.log(indent(formatReport(checks)));
      if (steps.length > 0) console.log(indent(derivations.describeSteps(steps, path)));
      const lacksNothing = path.endsWith(".md") || (await alsoCheckParts(nameFiles(path)));
      if (failed || !lacksNothing) process.exitCode = 1;
    } catch (error) {
      printLine("✗", path);
      console.error(indent(describeError(error)));
      process.exitCode = 1;
    }
  }
}

async function listDocuments(paths: readonly string[]): Promise<string[]> {
  const isMarkdown = (path: string): boolean => path.endsWith(".md");
  const notebooks = await findNotebooks(paths.filter((path) => !isMarkdown(path)));
  return [...paths.filter(isMarkdown), ...notebooks.map((files) => files[files.given])];
}
