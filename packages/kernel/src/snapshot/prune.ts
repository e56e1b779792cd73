import { globSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const UNUSED_MS = 30 * 24 * 3600 * 1000;
/** Of about 50 MB each. */
const MOST = 6;

/** Removes the snapshots that nobody has used for a month, such as those of an older Node, and the oldest of too many. */
export function pruneSnapshots(cache: string): void {
  const byUse = globSync("compiler-*.blob", { cwd: cache })
    .map((name) => ({ name, used: statSync(join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  const removed = byUse.filter(({ used }, index) => index >= MOST || Date.now() - used > UNUSED_MS);
  for (const { name } of removed) {
    for (const ending of ["blob", "json"]) {
      rmSync(join(cache, name.replace(/blob$/, ending)), { force: true });
    }
  }
}
