import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildOrder } from "./buildMain.ts";
import { openCacheFolder } from "./cacheFolder.ts";
import type { DeclarationsRead } from "./plan.ts";
import {
  beginFrom,
  isSnapshotUsable,
  locateSnapshot,
  removeSnapshot,
  type SnapshotFile,
} from "./snapshotFile.ts";

/** After a failure, so long nobody tries to build the snapshot again. */
const FAILURE_HOLDS_MS = 24 * 3600 * 1000;

/**
 * The snapshot of a folder as a kernel uses it: there or not there, never a reason to fail. `SLOPE_SNAPSHOT=off`
 * switches it off.
 */
export class SnapshotSource {
  readonly #file: SnapshotFile | undefined;
  readonly #log: (text: string) => void;

  constructor(directory: string, log: (text: string) => void) {
    this.#log = log;
    this.#file = this.#attempt(() => {
      if (process.env.SLOPE_SNAPSHOT === "off") return undefined;
      const cache = openCacheFolder();
      if (cache === undefined) throw new Error("no cache folder can be written");
      return locateSnapshot(cache, directory);
    });
  }

  /** The options of Node with which a process begins from the snapshot; `undefined` where there is none to use. */
  options(): string[] | undefined {
    const file = this.#file;
    if (!file) return undefined;
    return this.#attempt(() => (isSnapshotUsable(file) ? beginFrom(file.blob) : undefined));
  }

  /** Has the snapshot built, by a process of lower priority that may outlive this one by a few seconds. */
  build(read: DeclarationsRead): void {
    const file = this.#file;
    if (!file) return;
    this.#attempt(() => {
      const failure = readFailure(file);
      if (failure !== undefined) throw new Error(`it could not be built: ${failure}`);
      const order: BuildOrder = { file, read };
      const { spawn } = process.getBuiltinModule("node:child_process");
      const builder = spawn(
        process.execPath,
        [fileURLToPath(new URL("../snapshot/buildMain.js", import.meta.url))],
        {
          cwd: dirname(file.blob),
          detached: true,
          stdio: ["pipe", "ignore", "ignore"],
        },
      );
      builder.on("error", (error) => this.#log(`The snapshot is not built: ${error.message}`));
      builder.stdin.on("error", () => {});
      builder.stdin.end(JSON.stringify(order));
      builder.unref();
    });
  }

  /** Takes away a snapshot with which no process could begin. */
  discard(): void {
    if (this.#file) removeSnapshot(this.#file);
  }

  #attempt<Value>(work: () => Value): Value | undefined {
    try {
      return work();
    } catch (error) {
      this.#log(`The kernel starts without a snapshot: ${(error as Error).message}.`);
      return undefined;
    }
  }
}

function readFailure({ failure }: SnapshotFile): string | undefined {
  const state = statSync(failure, { throwIfNoEntry: false });
  if (!state || Date.now() - state.mtimeMs > FAILURE_HOLDS_MS) return undefined;
  return readFileSync(failure, "utf8");
}
