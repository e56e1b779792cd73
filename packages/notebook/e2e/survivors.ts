import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** An environment variable by which a process and all it starts can be told from the others of this machine. */
export function makeMark(): { env: Record<string, string>; awaitNone(withinMs: number): Promise<number[]> } {
  const mark = `SLOPE_TEST_MARK=${randomUUID()}`;
  const [name, value] = mark.split("=") as [string, string];
  return {
    env: { [name]: value },
    /** @returns the processes that are still there after that time */
    async awaitNone(withinMs) {
      const deadline = performance.now() + withinMs;
      while (listMarked(mark).length > 0 && performance.now() < deadline) await pause(50);
      return listMarked(mark);
    },
  };
}

function listMarked(mark: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(mark);
      } catch {
        return false;
      }
    });
}
