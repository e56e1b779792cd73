import { homedir } from "node:os";

/** The user's home folder; `undefined` for a user without one, as in some containers. */
export function findHomeFolder(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}
