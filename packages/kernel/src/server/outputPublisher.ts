import { setTimeout as pause } from "node:timers/promises";
import { createMessage, encodeMessage, type Header, type JsonObject } from "../wire.ts";

type Parent = Partial<Header>;

interface PublisherSocket {
  /** Whether a full subscriber makes a send fail; otherwise that subscriber misses the message. */
  noDrop: boolean;
  send(frames: Uint8Array[]): Promise<void>;
}

interface Item {
  readonly type: string;
  readonly parent: Parent;
  readonly content: JsonObject;
  /** Output that is still to be counted as sent. */
  size: number;
}

interface StreamItem extends Item {
  readonly type: "stream";
  readonly name: string;
  readonly texts: string[];
  /** When to send it, though it may still grow. */
  readonly due: number;
}

/** Printing waits so long for more of the same, so that many lines are one message. */
const GATHER_MS = 8;
/** A message of a stream does not grow beyond this. */
const STREAM_LENGTH = 1 << 16;
const FULL_PAUSE_MS = 2;
/** A subscriber that takes nothing for so long does not hold up the others any more: it loses output. */
const PATIENCE_MS = 30_000;

/** Sends output, status and errors on iopub: in order, lossless, many small prints as one message. */
export class OutputPublisher {
  readonly #socket: PublisherSocket;
  readonly #key: string;
  readonly #session: string;
  readonly #onSent: (size: number) => void;
  readonly #queue: (Item | StreamItem)[] = [];
  #pumping: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #stalledSince: number | undefined;
  #lossless = true;

  constructor(parts: {
    socket: PublisherSocket;
    key: string;
    session: string;
    onSent: (size: number) => void;
  }) {
    this.#socket = parts.socket;
    this.#key = parts.key;
    this.#session = parts.session;
    this.#onSent = parts.onSent;
  }

  publish(type: string, parent: Parent, content: JsonObject, size = 0): void {
    this.#push({ type, parent, content, size });
  }

  print(parent: Parent, name: string, text: string): void {
    const last = this.#queue.at(-1);
    if (last && isStream(last) && last.parent === parent && last.name === name && last.size < STREAM_LENGTH) {
      last.texts.push(text);
      last.size += text.length;
      if (last.size >= STREAM_LENGTH) this.#wake?.();
      return;
    }
    const due = performance.now() + GATHER_MS;
    const item: StreamItem = {
      type: "stream",
      parent,
      content: {},
      name,
      texts: [text],
      size: text.length,
      due,
    };
    this.#push(item);
  }

  /** Resolves when all that was given so far is handed over to ZeroMQ. */
  async flushed(): Promise<void> {
    while (this.#pumping) {
      this.#wake?.();
      await this.#pumping;
    }
  }

  #push(item: Item): void {
    this.#queue.push(item);
    this.#wake?.();
    this.#pumping ??= this.#pump();
  }

  async #pump(): Promise<void> {
    for (let item = this.#queue[0]; item; item = this.#queue[0]) {
      if (isStream(item)) await this.#gather(item);
      this.#queue.shift();
      const content = isStream(item) ? { name: item.name, text: item.texts.join("") } : item.content;
      const message = createMessage(item.type, content, {
        session: this.#session,
        parentHeader: item.parent,
      });
      await this.#send([Buffer.from(item.type), ...encodeMessage(message, this.#key)]);
      if (item.size > 0) this.#onSent(item.size);
    }
    this.#pumping = undefined;
  }

  /** Waits while the last item may still grow. */
  async #gather(item: StreamItem): Promise<void> {
    const rest = item.due - performance.now();
    if (rest <= 0 || this.#queue.length > 1 || item.size >= STREAM_LENGTH) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, rest);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  async #send(frames: Uint8Array[]): Promise<void> {
    for (;;) {
      const lossless = this.#lossless;
      try {
        await this.#socket.send(frames);
        if (lossless) this.#stalledSince = undefined;
        else this.#setLossless(true);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
        this.#stalledSince ??= performance.now();
        if (performance.now() - this.#stalledSince > PATIENCE_MS) this.#setLossless(false);
        else await pause(FULL_PAUSE_MS);
      }
    }
  }

  #setLossless(lossless: boolean): void {
    this.#lossless = lossless;
    this.#socket.noDrop = lossless;
  }
}

function isStream(item: Item | StreamItem): item is StreamItem {
  return item.type === "stream";
}
