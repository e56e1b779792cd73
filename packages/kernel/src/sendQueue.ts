/** What a ZeroMQ socket offers to a sender. */
interface Sendable {
  send(frames: Uint8Array[]): Promise<void>;
}

/**
 * Sends messages on one socket, in order and without loss.
 *
 * zeromq.js allows one pending `send` a socket and rejects a second one with EBUSY: a sender that does not
 * wait loses messages after some 500.
 */
export class SendQueue {
  readonly #socket: Sendable;
  readonly #waiting: { frames: Uint8Array[]; sent: () => void }[] = [];
  readonly #onError: (error: Error) => void;
  #pumping: Promise<void> | undefined;

  /** `onError` hears of a message that could not be sent; the messages after it still are. */
  constructor(socket: Sendable, onError: (error: Error) => void) {
    this.#socket = socket;
    this.#onError = onError;
  }

  /** Resolves when the message has been handed over to ZeroMQ, or has failed. */
  send(frames: Uint8Array[]): Promise<void> {
    return new Promise((sent) => {
      this.#waiting.push({ frames, sent });
      this.#pumping ??= this.#pump();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#pumping) await this.#pumping;
  }

  async #pump(): Promise<void> {
    let next = 0;
    while (next < this.#waiting.length) {
      const { frames, sent } = this.#waiting[next++]!;
      try {
        await this.#socket.send(frames);
      } catch (error) {
        this.#onError(error as Error);
      }
      sent();
      if (next === 1024) {
        this.#waiting.splice(0, next);
        next = 0;
      }
    }
    this.#waiting.length = 0;
    this.#pumping = undefined;
  }
}
