import { readFileSync } from "node:fs";
import { setPriority } from "node:os";
import { buildSnapshot } from "./buildSnapshot.ts";
import type { DeclarationsRead } from "./plan.ts";
import type { SnapshotFile } from "./snapshotFile.ts";

/** What this program reads from its standard input. */
export interface BuildOrder {
  readonly file: SnapshotFile;
  readonly read: DeclarationsRead;
}

// A bit less than what the reader waits for; much less, and on a busy machine it would never be done.
setPriority(5);
const { file, read } = JSON.parse(readFileSync(0, "utf8")) as BuildOrder;
buildSnapshot(file, read);
