import type { Header } from "../wire.ts";
import type { CompileOutcome } from "./compilerLink.ts";
import type { Interrupter } from "./interrupter.ts";
import type { SharedState } from "./sharedState.ts";
import type { RunOutcome, RunRequest, ToCells } from "./threadMessages.ts";

/** Whose cell it is, and where to route a request for input. */
export interface CellOrigin {
  readonly parent: Partial<Header>;
  readonly identities: readonly Uint8Array[];
}

/** Late output of a cell older than so many is given to the latest one. */
const REMEMBERED = 1000;

/** The sockets' side of the cells' thread: hands it work, one cell at a time, and knows whose output is whose. */
export class CellsLink {
  readonly #post: (message: ToCells) => void;
  readonly #shared: SharedState;
  readonly #interrupter: Interrupter;
  readonly #origins = new Map<number, CellOrigin>();
  #running: { run: number; end: (outcome: RunOutcome) => void } | undefined;
  #lastRun = 0;

  constructor(post: (message: ToCells) => void, shared: SharedState, interrupter: Interrupter) {
    this.#post = post;
    this.#shared = shared;
    this.#interrupter = interrupter;
  }

  run(request: Omit<RunRequest, "run">, origin: CellOrigin): Promise<RunOutcome> {
    const run = ++this.#lastRun;
    this.#origins.set(run, origin);
    this.#origins.delete(run - REMEMBERED);
    return new Promise((end) => {
      this.#running = { run, end };
      void this.#interrupter.settled.then(() => {
        if (this.#running?.run === run) this.#post({ type: "run", request: { ...request, run } });
      });
    });
  }

  takeOutcome(run: number, outcome: RunOutcome): void {
    if (this.#running?.run !== run) return;
    this.#running.end(outcome);
    this.#running = undefined;
  }

  giveCompiled(id: number, outcome: CompileOutcome): void {
    void this.#interrupter.settled.then(() => this.#post({ type: "compiled", id, outcome }));
  }

  originOf(run: number): CellOrigin | undefined {
    return this.#origins.get(run) ?? this.#origins.get(this.#lastRun);
  }

  /** Resolves when no cell runs any more. */
  async interrupt(): Promise<void> {
    const run = this.#running?.run;
    if (run === undefined) return;
    this.#shared.interruptedRun = run;
    await this.#interrupter.stopUntil(
      () => this.#running?.run !== run,
      () => this.#post({ type: "interrupt", run }),
    );
  }

  /** Lets the process exit, and stops a cell that does not let it. */
  async shutDown(): Promise<void> {
    await this.#interrupter.stopUntil(
      () => false,
      () => this.#post({ type: "shutdown" }),
    );
  }
}
