import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import type { KernelDeath } from "./errors.ts";
import { LogTail } from "./logTail.ts";

/**
 * Waits for a line, then becomes the kernel. So no kernel runs before its guard does, and none at all if the
 * starter is killed in between: `read` then meets the end of the pipe.
 */
const GATE = 'read -r _ && exec "$@" </dev/null';

/**
 * Holds the reading end of a pipe whose other end only the starter has. At its end, which comes however the
 * starter dies, SIGKILL included, it kills the kernel's whole process group and removes the connection file.
 * A shell, because it starts in a millisecond and takes 1 MB; in a session of its own, so that Ctrl-C in the
 * starter's terminal does not reach it. It serves any kernel, also one that does not watch its parent.
 */
const GUARD = 'while read -r _; do :; done; kill -s KILL -- "-$1"; rm -rf -- "$2"';

/** How long the kernel's own output may take to arrive after its exit: a grandchild can hold the pipe open. */
const LOG_GRACE_MS = 200;

export interface KernelCommand {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** A folder of the kernel's own, removed with it. */
  readonly scratch: string;
}

/** A kernel's process, in a group of its own that ends with it, or with the starter. */
export class KernelProcess {
  readonly died: Promise<KernelDeath>;
  readonly log = new LogTail();
  readonly pid: number;
  readonly #child: ChildProcess;
  #expected = false;
  #ended = false;

  /** @throws Error if the working directory or the shell is not there. */
  static start({ argv, cwd, env, scratch }: KernelCommand): KernelProcess {
    if (!existsSync(cwd)) throw new Error(`the working directory ${cwd} does not exist.`);
    const child = spawn("/bin/sh", ["-c", GATE, "sh", ...argv], { cwd, env, detached: true, stdio: "pipe" });
    if (child.pid === undefined)
      throw new Error("/bin/sh could not be started; this client needs a POSIX system.");
    const guard = spawn("/bin/sh", ["-c", GUARD, "sh", String(child.pid), scratch], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    return new KernelProcess(child, guard, child.pid, scratch);
  }

  private constructor(child: ChildProcess, guard: ChildProcess, pid: number, scratch: string) {
    this.#child = child;
    this.pid = pid;
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on("data", (chunk: Buffer) => this.log.append(chunk));
    }
    // A gate that is gone before it read its line shows as the process's death.
    child.stdin!.on("error", () => {});
    guard.stdin!.on("error", () => {});
    this.died = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        this.#ended = true;
        guard.kill("SIGKILL");
        this.signalGroup("SIGKILL");
        rmSync(scratch, { recursive: true, force: true });
        const settle = () => resolve({ code, signal, expected: this.#expected, log: this.log.text() });
        const late = setTimeout(settle, LOG_GRACE_MS);
        child.once("close", () => {
          clearTimeout(late);
          settle();
        });
      });
    });
    child.stdin!.end("go\n");
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** From now on, the kernel's end is not a surprise. */
  expectEnd(): void {
    this.#expected = true;
  }

  /** Signals the kernel and every process it started that has not left its group. */
  signalGroup(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }

  /** Kills the group and waits for the kernel's end. */
  async kill(): Promise<KernelDeath> {
    this.expectEnd();
    if (!this.#ended) this.signalGroup("SIGKILL");
    return this.died;
  }

  /** Lets go of the pipes, which a process that left the group may hold open. */
  release(): void {
    this.#child.stdout!.destroy();
    this.#child.stderr!.destroy();
  }
}
