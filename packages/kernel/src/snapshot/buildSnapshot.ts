import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { holdLock } from "./lock.ts";
import type { SnapshotPlan } from "./plan.ts";
import { pruneSnapshots } from "./prune.ts";
import type { SnapshotFile } from "./snapshotFile.ts";

const LIMIT_MS = 120_000;

/**
 * Builds the snapshot, tries it, and only then puts it in its place, in one step. Where it cannot be built, the reason
 * is left beside it. Does nothing while another process builds the same one.
 */
export function buildSnapshot(file: SnapshotFile, declarationFiles: readonly string[]): void {
  holdLock(file.lock, () => {
    const temporary = `${file.blob}.${process.pid}`;
    const planFile = `${file.list}.${process.pid}`;
    const program = `${temporary}.cjs`;
    const plan: SnapshotPlan = {
      entry: file.entry,
      typescript: file.typescript,
      declarationFiles: addEarlier(file, declarationFiles),
    };
    try {
      writeFileSync(planFile, JSON.stringify(plan));
      // The compiled entry says that it is a module, to an `exports` that Node does not give it here.
      writeFileSync(program, `const exports = {};\n${readFileSync(file.entry, "utf8")}`);
      runNode(["--snapshot-blob", temporary, "--build-snapshot", program, planFile], dirname(file.blob));
      runNode(["--snapshot-blob", temporary, file.entry, "--probe"], dirname(file.entry));
      chmodSync(temporary, 0o600);
      renameSync(temporary, file.blob);
      renameSync(planFile, file.list);
      rmSync(file.failure, { force: true });
    } catch (error) {
      writeFileSync(file.failure, (error as Error).message);
    } finally {
      for (const left of [temporary, planFile, program]) rmSync(left, { force: true });
    }
    pruneSnapshots(dirname(file.blob));
  });
}

/** Folders that share a snapshot may see different declarations: it then holds those of all. */
function addEarlier({ list }: SnapshotFile, declarationFiles: readonly string[]): string[] {
  let earlier: readonly string[] = [];
  try {
    earlier = (JSON.parse(readFileSync(list, "utf8")) as SnapshotPlan).declarationFiles;
  } catch {
    // There is none, or it is not readable: then there is nothing to add.
  }
  return [...new Set([...earlier, ...declarationFiles])].filter((path) => existsSync(path));
}

function runNode(parameters: readonly string[], cwd: string): void {
  const { status, signal, error, stderr } = spawnSync(process.execPath, parameters, {
    cwd,
    timeout: LIMIT_MS,
    encoding: "utf8",
  });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(
      `node ${parameters[0]} ended with ${signal ?? `code ${status}`}: ${stderr.trim().slice(-2000)}`,
    );
  }
}
