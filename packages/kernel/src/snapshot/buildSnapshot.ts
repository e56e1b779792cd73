import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { RESOLUTION } from "../compiler/resolution.ts";
import { holdLock } from "./lock.ts";
import type { DeclarationsRead, SnapshotPlan } from "./plan.ts";
import { pruneSnapshots } from "./prune.ts";
import { beginFrom, type SnapshotFile } from "./snapshotFile.ts";
import { findWantedFiles } from "./wantedFiles.ts";

const LIMIT_MS = 120_000;

/**
 * Builds the snapshot, tries it, and only then puts it in its place, in one step. Where it cannot be built, the reason
 * is left beside it. Does nothing while another process builds the same one.
 */
export function buildSnapshot(file: SnapshotFile, read: DeclarationsRead): void {
  holdLock(file.lock, () => {
    const declarationFiles = findWantedFiles(listEarlier(file), read);
    if (!declarationFiles) return;
    const temporary = `${file.blob}.${process.pid}`;
    const planFile = `${file.list}.${process.pid}`;
    const program = `${temporary}.cjs`;
    const plan: SnapshotPlan = {
      entry: file.entry,
      typescript: file.typescript,
      converter: file.converter,
      resolution: RESOLUTION,
      declarationFiles,
    };
    try {
      writeFileSync(planFile, JSON.stringify(plan));
      // The compiled entry says that it is a module, to an `exports` that Node does not give it here.
      writeFileSync(program, `const exports = {};\n${readFileSync(file.entry, "utf8")}`);
      // Code that has not run for long would be dropped while the rest is done.
      const build = ["--no-flush-bytecode", "--snapshot-blob", temporary, "--build-snapshot"];
      runNode([...build, program, planFile], dirname(file.blob));
      runNode([...beginFrom(temporary), file.entry, "--probe"], dirname(file.entry));
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

function listEarlier({ list }: SnapshotFile): readonly string[] {
  try {
    return (JSON.parse(readFileSync(list, "utf8")) as SnapshotPlan).declarationFiles;
  } catch {
    // There is none, or it is not readable.
    return [];
  }
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
