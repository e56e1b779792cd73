import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { NotebookError } from "./errors.ts";

/**
 * Remembers what a file says while a notebook runs: who has it open in JupyterLab may save it meanwhile.
 *
 * @returns what throws, when it is called, a NotebookError edited-in-ipynb if the file says something else by then
 */
export async function watchForEdit(path: string): Promise<() => Promise<void>> {
  const before = await takeDigest(path);
  return async () => {
    if ((await takeDigest(path)) === before) return;
    const what = "it was edited while the notebook ran, and writing the outputs would lose that.";
    throw new NotebookError("edited-in-ipynb", what, "Run it again.", { file: path });
  };
}

async function takeDigest(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes === undefined ? undefined : createHash("sha256").update(bytes).digest("hex");
}
