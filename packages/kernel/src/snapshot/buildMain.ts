import { readFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { buildSnapshot } from "./buildSnapshot.ts";
import type { SnapshotFile } from "./snapshotFile.ts";

/** What this program reads from its standard input. */
export interface BuildOrder {
  readonly file: SnapshotFile;
  readonly declarationFiles: readonly string[];
}

setPriority(constants.priority.PRIORITY_LOW);
const { file, declarationFiles } = JSON.parse(readFileSync(0, "utf8")) as BuildOrder;
buildSnapshot(file, declarationFiles);
