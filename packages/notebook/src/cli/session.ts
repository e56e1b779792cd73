import { availableParallelism } from "node:os";

/** Ctrl-C and a polite kill stop the kernels and leave files alone; asked a second time, the process ends at once. */
export class Session {
  readonly #controller = new AbortController();
  #exitCode: number | undefined;

  constructor() {
    for (const [name, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      process.on(name, () => {
        if (this.#exitCode !== undefined) process.exit(code);
        this.#exitCode = code;
        this.#controller.abort(new Interrupted(name));
      });
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** 128 + the signal's number, as shells have it; undefined while nobody interrupted. */
  get exitCode(): number | undefined {
    return this.#exitCode;
  }
}

export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor(signal: string) {
    super(`${signal}: stopped. Notebooks that were running are as they were before.`);
  }
}

/** Two jobs share a core badly: compiling a cell and running it keep one busy. */
export function defaultJobs(): number {
  return Math.max(1, Math.min(availableParallelism(), 8));
}

/** Works through items, at most `jobs` at a time, in their order. Stops taking new ones once the signal is aborted. */
export async function runPool<T>(
  items: readonly T[],
  { jobs, signal }: { jobs: number; signal: AbortSignal },
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const takeWork = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && !signal.aborted; item = waiting.shift()) {
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, takeWork));
}
