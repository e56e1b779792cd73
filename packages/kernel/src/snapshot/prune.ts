import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const UNUSED_MS = 30 * 24 * 3600 * 1000;

/** Removes what belongs to snapshots that nobody has used for a month, such as those of an older Node. */
export function pruneSnapshots(cache: string): void {
  for (const name of readdirSync(cache)) {
    const file = join(cache, name);
    const state = statSync(file, { throwIfNoEntry: false });
    if (name.startsWith("compiler-") && state && Date.now() - state.mtimeMs > UNUSED_MS) {
      rmSync(file, { force: true });
    }
  }
}
