import { setImmediate as nextTurn } from "node:timers/promises";
import type { JsonObject, Message } from "../wire.ts";

/** Handles a request between busy and idle, and gives the content of the reply, if there is one. */
type Serve = (message: Message) => Promise<JsonObject | undefined>;

function isCell(message: Message): boolean {
  return message.header.msg_type === "execute_request";
}

/** The requests of the shell channel, one after the other, in the order in which they came. */
export class ShellQueue {
  readonly #serve: Serve;
  readonly #abort: Serve;
  readonly #waiting: Message[] = [];
  #working = false;

  /** `abort` answers a cell that is not run because one before it failed. */
  constructor(serve: Serve, abort: Serve) {
    this.#serve = serve;
    this.#abort = abort;
  }

  add(message: Message): void {
    this.#waiting.push(message);
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let message = this.#waiting.shift(); message; message = this.#waiting.shift()) {
      const reply = await this.#serve(message);
      const { stop_on_error = true } = message.content;
      if (isCell(message) && reply?.status === "error" && stop_on_error) await this.#abortWaiting();
    }
    this.#working = false;
  }

  /** The cells that were sent before the front end could know that this one fails. */
  async #abortWaiting(): Promise<void> {
    // What has arrived is read in one turn, and what was sent at the same time in the next.
    await nextTurn();
    await nextTurn();
    const cells = this.#waiting.filter(isCell);
    const others = this.#waiting.filter((message) => !isCell(message));
    this.#waiting.splice(0, this.#waiting.length, ...others);
    for (const cell of cells) await this.#abort(cell);
  }
}
