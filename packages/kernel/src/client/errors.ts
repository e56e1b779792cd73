/** How a kernel's process ended. */
export interface KernelDeath {
  /** Its exit code; `null` if a signal ended it. */
  readonly code: number | null;
  /** The signal that ended it, such as "SIGKILL"; `null` if it exited by itself. */
  readonly signal: NodeJS.Signals | null;
  /** Whether this client asked for it, by `shutdown`, `kill` or a deadline. */
  readonly expected: boolean;
  /** The end of what the process itself wrote to its standard error and output: crash messages, logs. */
  readonly log: string;
}

function describeDeath({ code, signal, log }: KernelDeath): string {
  const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
  const last = log.trim();
  return last === "" ? `${how}.` : `${how}. The last it wrote:\n${last}`;
}

/** The kernel ended while an answer was awaited, or had ended before. */
export class KernelDied extends Error {
  override readonly name = "KernelDied";
  readonly death: KernelDeath;

  constructor(kernel: string, death: KernelDeath) {
    super(`The kernel "${kernel}" died: ${describeDeath(death)}`);
    this.death = death;
  }
}

/** A kernel did not get as far as answering: not startable, dead at once, or too slow. */
export class KernelStartError extends Error {
  override readonly name = "KernelStartError";

  constructor(kernel: string, reason: string, options?: ErrorOptions) {
    super(`The kernel "${kernel}" did not start: ${reason}`, options);
  }

  static fromDeath(kernel: string, death: KernelDeath): KernelStartError {
    return new KernelStartError(kernel, describeDeath(death));
  }
}

/** A cell ran longer than its deadline. The kernel was interrupted, and killed if it did not obey. */
export class ExecuteTimeout extends Error {
  override readonly name = "ExecuteTimeout";
  readonly timeoutMs: number;
  /** Whether the kernel had to be killed. If not, it goes on, with the state of the earlier cells. */
  readonly killed: boolean;

  constructor(timeoutMs: number, killed: boolean) {
    const then = killed
      ? "it did not obey an interrupt either, and the kernel was killed"
      : "it was interrupted, and the kernel goes on";
    super(`The code ran longer than ${timeoutMs} ms; ${then}. Give it a longer timeout, or do less in it.`);
    this.timeoutMs = timeoutMs;
    this.killed = killed;
  }
}
