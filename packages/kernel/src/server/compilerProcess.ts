import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CompilerReply, CompilerRequest } from "../compiler/messages.ts";
import type { SnapshotSource } from "../snapshot/snapshotSource.ts";
import { log } from "./log.ts";

/** A process that begins from a snapshot and says nothing for so long is given up. */
const SNAPSHOT_LIMIT_MS = 30_000;

/**
 * How V8 keeps the compiler's memory. Much of what is read at first stays, so the young space is large from the start; it
 * does not grow. And the old space is collected when it has doubled, for what cells leave there is garbage soon: as V8
 * would have it, it quadruples, and a cell takes longer.
 */
const MEMORY = ["--min-semi-space-size=16", "--max-semi-space-size=16", "--heap-growing-percent=100"];

const MAIN = fileURLToPath(new URL("../compiler/main.cjs", import.meta.url));

/** A process with the compiler. It begins from a snapshot where there is one, and without it where that fails. */
export class CompilerProcess {
  readonly #snapshots: SnapshotSource;
  readonly #onReply: (reply: CompilerReply) => void;
  readonly #onEnd: (how: string) => void;
  readonly #unanswered: CompilerRequest[] = [];
  #child!: ChildProcess;
  #ready = false;

  /** `onEnd` hears of an end that nothing is done about here. */
  constructor(
    snapshots: SnapshotSource,
    onReply: (reply: CompilerReply) => void,
    onEnd: (how: string) => void,
  ) {
    this.#snapshots = snapshots;
    this.#onReply = onReply;
    this.#onEnd = onEnd;
    this.#begin(snapshots.options());
  }

  send(request: CompilerRequest): void {
    if (!this.#ready) this.#unanswered.push(request);
    if (this.#child.connected) this.#child.send(request);
  }

  #begin(options: readonly string[] | undefined): void {
    // Loaded only now: nothing of it is needed for the kernel's first answer.
    const { spawn } = process.getBuiltinModule("node:child_process");
    // What the compiler prints goes where the kernel's own log goes.
    const child = spawn(process.execPath, [...MEMORY, ...(options ?? []), MAIN], {
      stdio: ["ignore", 2, 2, "ipc"],
    });
    this.#child = child;
    const late = options ? setTimeout(() => child.kill("SIGKILL"), SNAPSHOT_LIMIT_MS) : undefined;
    late?.unref();
    child.on("message", (reply: CompilerReply) => {
      if (reply.type === "ready") {
        clearTimeout(late);
        this.#ready = true;
        this.#unanswered.length = 0;
      }
      this.#onReply(reply);
    });
    const end = (how: string) => {
      clearTimeout(late);
      if (options && !this.#ready) this.#beginAnew(how);
      else this.#onEnd(how);
    };
    // Also told of where a message does not reach a process that has just ended; the end itself is told of below.
    child.on("error", (error) => {
      if (child.pid === undefined) end(error.message);
    });
    child.on("exit", (code, signal) => end(signal ?? `exit code ${code}`));
  }

  #beginAnew(how: string): void {
    log(`The compiler could not begin from its snapshot (${how}); it begins without.`);
    this.#snapshots.discard();
    this.#begin(undefined);
    for (const request of this.#unanswered) this.#child.send(request);
  }
}
