import { Session } from "node:inspector";
import { setTimeout as pause } from "node:timers/promises";
import type { SharedState } from "./sharedState.ts";

/** The cells' thread, if it is not blocked, ends a waiting cell by itself within this time. */
const BLOCKED_AFTER_MS = 60;
const TERMINATION_LIMIT_MS = 1000;

/**
 * Stops whatever the main thread is running, from this thread, by V8's inspector. Node has no other way to stop a loop
 * that comes after an `await`. What is stopped never resumes, not even its `catch`.
 */
export class Interrupter {
  readonly #shared: SharedState;
  #stopping: Promise<void> = Promise.resolve();

  constructor(shared: SharedState) {
    this.#shared = shared;
  }

  /** Resolves when nothing is being stopped: what the cells' thread is sent before may be cut off as it arrives. */
  get settled(): Promise<void> {
    return this.#stopping;
  }

  /**
   * Asks the cells' thread to stop, and stops its code by force where it does not listen, until `isOver`. Asks again
   * each time, for a request can be cut off with what blocked it. Kernel work is left to finish by itself.
   */
  stopUntil(isOver: () => boolean, ask: () => void): Promise<void> {
    this.#stopping = this.#stopping.then(async () => {
      while (!isOver()) {
        ask();
        await pause(BLOCKED_AFTER_MS);
        if (isOver() || !this.#shared.beginTermination()) continue;
        try {
          await this.#terminate();
        } finally {
          this.#shared.endTermination();
        }
      }
    });
    return this.#stopping;
  }

  async #terminate(): Promise<void> {
    const session = new Session();
    session.connectToMainThread();
    const terminated = new Promise<void>((resolve) => {
      session.post("Runtime.terminateExecution", () => resolve());
    });
    await Promise.race([terminated, pause(TERMINATION_LIMIT_MS, undefined, { ref: false })]);
    // A session left open makes the process's end wait for a debugger.
    session.disconnect();
  }
}
