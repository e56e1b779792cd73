import type { SnapshotUse } from "./messages.ts";

/** Where a process that began from a snapshot counts: see ../snapshot/entry.cts. */
const SNAPSHOT_USE = Symbol.for("slope.snapshotUse");

/** `undefined` in a process that did not begin from a snapshot. */
export function readSnapshotUse(): SnapshotUse | undefined {
  return (globalThis as { [SNAPSHOT_USE]?: SnapshotUse })[SNAPSHOT_USE];
}
