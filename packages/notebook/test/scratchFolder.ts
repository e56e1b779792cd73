import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, onTestFinished } from "vitest";

/** A folder of its own for the test that runs, gone after it. */
export function makeScratchFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "slope-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One whose notebooks see what this package sees, @types/node among it. */
export function makeNotebookFolder(): string {
  const folder = makeScratchFolder();
  symlinkSync(fileURLToPath(new URL("../node_modules", import.meta.url)), join(folder, "node_modules"));
  return folder;
}

/** The same as a scratch folder, for all tests of a file. */
export function makeSharedFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "slope-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
