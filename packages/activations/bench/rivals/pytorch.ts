import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Operation, Time } from "./rival.ts";

const SCRIPT = fileURLToPath(new URL("pytorch.py", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../peers/python/", import.meta.url));

/** A rival that measures itself in a process of its own, by the same rules. */
export interface ForeignRival {
  readonly name: string;
  readonly version: string;
  measure(length: number): Promise<ReadonlyMap<Operation, Time>>;
  /** Done when its process has ended, and takes no time from what is measured next. */
  close(): Promise<void>;
}

/** PyTorch's processor version, one thread; else why there is none. */
export async function openPyTorch(timeMs: number, samples: number): Promise<ForeignRival | string> {
  const env = { ...process.env, PYTHONPATH: PACKAGES, OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  let version: string;
  try {
    version = execFileSync("python3", [SCRIPT, "--version"], { env, encoding: "utf8", stdio: "pipe" }).trim();
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr || message).trim().split("\n").at(-1)!;
  }
  const child = spawn("python3", [SCRIPT, String(timeMs), String(samples)], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name: "PyTorch",
    version,
    measure: async (length) => {
      child.stdin.write(`${length}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`bench: PyTorch's process ended while it measured n = ${length}`);
      return new Map(Object.entries(JSON.parse(value) as Record<Operation, Time>)) as Map<Operation, Time>;
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
