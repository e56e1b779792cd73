import type { JsonObject } from "../wire.ts";
import { type ErrorContent, type OutputEvent, toErrorContent } from "./output.ts";

/** What became of a cell. */
export interface ExecuteResult {
  /** "aborted" means that it did not run, because a cell before it had failed. */
  readonly status: "ok" | "error" | "aborted";
  readonly executionCount: number | null;
  /** Present if and only if the status is "error". */
  readonly error?: ErrorContent;
  /** The id under which stray output of this cell is announced later. */
  readonly id: string;
  /** The kernel never said that it was done: some output may be missing. Stock tslab does this after much output. */
  readonly incomplete: boolean;
}

/** A kernel that has replied and then says nothing for so long will not say that it is idle any more. */
const IDLE_GRACE_MS = 4000;

/** One execute request on its way: done when the reply is there and the kernel has said that it is idle again. */
export class Execution {
  readonly id: string;
  readonly done: Promise<ExecuteResult>;
  /** Resolves when the kernel has taken the code up; an interrupt that comes before is lost. */
  readonly begun: Promise<void>;
  readonly #begin: () => void;
  readonly #onStart: () => void;
  #settle!: { resolve: (result: ExecuteResult) => void; reject: (error: Error) => void };
  readonly #onOutput: (output: OutputEvent) => void;
  #reply: JsonObject | undefined;
  #error: ErrorContent | undefined;
  #stderr = "";
  #idle = false;
  #listenerError: Error | undefined;
  #grace: NodeJS.Timeout | undefined;

  constructor(id: string, onOutput: (output: OutputEvent) => void, onStart: () => void = () => {}) {
    this.id = id;
    this.#onOutput = onOutput;
    this.#onStart = onStart;
    ({ promise: this.begun, resolve: this.#begin } = Promise.withResolvers<void>());
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Whoever executes awaits `done`, but may still be interrupting when it rejects.
    this.done.catch(() => {});
  }

  takeOutput(output: OutputEvent): void {
    this.#begin();
    if (output.type === "error") this.#error = output;
    if (output.type === "stream" && output.name === "stderr" && this.#stderr.length < 1000)
      this.#stderr += output.text;
    this.#tell(() => this.#onOutput(output));
    if (this.#reply) this.#awaitIdle();
  }

  /** What a listener threw rejects the execution once the kernel is done with it; the first counts. */
  blameListener(error: Error): void {
    this.#listenerError ??= error;
  }

  takeReply(content: JsonObject): void {
    this.#reply = content;
    if (this.#idle) this.#finish(false);
    else this.#awaitIdle();
  }

  /** Whether the kernel has said that it is done; what the cell puts out after that is late, reply or not. */
  get isIdle(): boolean {
    return this.#idle;
  }

  takeBusy(): void {
    this.#begin();
    this.#tell(this.#onStart);
  }

  takeIdle(): void {
    this.#idle = true;
    if (this.#reply) this.#finish(false);
  }

  fail(error: Error): void {
    clearTimeout(this.#grace);
    this.#settle.reject(error);
  }

  #tell(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.blameListener(error as Error);
    }
  }

  #awaitIdle(): void {
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => this.#finish(true), IDLE_GRACE_MS);
  }

  #finish(incomplete: boolean): void {
    clearTimeout(this.#grace);
    if (this.#listenerError) {
      this.#settle.reject(this.#listenerError);
      return;
    }
    const reply = this.#reply!;
    const count = reply.execution_count;
    const status = reply.status === "ok" || reply.status === "error" ? reply.status : "aborted";
    this.#settle.resolve({
      status,
      executionCount: typeof count === "number" ? count : null,
      ...(status === "error" ? { error: this.#describeError(reply) } : {}),
      id: this.id,
      incomplete,
    });
  }

  /** A kernel may put the error into its reply, into an error output, or, as tslab does, only onto stderr. */
  #describeError(reply: JsonObject): ErrorContent {
    if (typeof reply.ename === "string") return toErrorContent(reply);
    if (this.#error) return this.#error;
    const lines = this.#stderr.split("\n").filter((line) => line.trim() !== "");
    // Node puts the source line in front of some errors.
    const telling = lines.find((line) => /^\w*Error: /.test(line)) ?? lines[0];
    return {
      ename: "Error",
      evalue: telling ?? "The kernel reported an error and did not say which.",
      traceback: [],
    };
  }
}
