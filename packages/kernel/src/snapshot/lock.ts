import { closeSync, openSync, rmSync, statSync, writeSync } from "node:fs";

/** Whoever holds a lock for longer is gone. */
const STALE_MS = 300_000;

/** Runs `work` while no other process does so under this file; does nothing if one does. */
export function holdLock(file: string, work: () => void): void {
  if (!takeLock(file)) return;
  try {
    work();
  } finally {
    rmSync(file, { force: true });
  }
}

function takeLock(file: string): boolean {
  const state = statSync(file, { throwIfNoEntry: false });
  if (state && Date.now() - state.mtimeMs > STALE_MS) rmSync(file, { force: true });
  try {
    const lock = openSync(file, "wx", 0o600);
    writeSync(lock, String(process.pid));
    closeSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
