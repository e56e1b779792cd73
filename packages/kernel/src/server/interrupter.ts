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

  constructor(shared: SharedState) {
    this.#shared = shared;
  }

  /** Stops the main thread's code again and again until `isOver`. Kernel work is left to finish by itself. */
  async stopUntil(isOver: () => boolean): Promise<void> {
    for (;;) {
      await pause(BLOCKED_AFTER_MS);
      if (isOver()) return;
      if (!this.#shared.isKernelWorking) await this.#terminate();
    }
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
