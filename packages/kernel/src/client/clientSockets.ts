import { Dealer, Subscriber } from "zeromq";
import { type Connection, channelAddress } from "../connection.ts";
import { SendQueue } from "../sendQueue.ts";
import { decodeMessage, encodeMessage, type Message, WireError } from "../wire.ts";
import { receiveUntilClosed } from "./receiveUntilClosed.ts";

export type RequestChannel = "shell" | "control" | "stdin";

/** A kernel that starts is tried so often, and a little less, as zeromq spreads the attempts. */
const RECONNECT_MS = 3;

/** The client's ends of a kernel's sockets. What comes in is handed on as it comes, one message at a time. */
export class ClientSockets {
  readonly #iopub: Subscriber;
  readonly #dealers: Record<RequestChannel, { socket: Dealer; queue: SendQueue }>;
  readonly #key: string;
  /**
   * Resolves when all are connected. Not to be asked before: stock tslab fails while it still binds its sockets, one after
   * the other.
   */
  readonly connected: Promise<unknown>;
  #received = 0;

  constructor(
    connection: Connection,
    session: string,
    onMessage: (channel: RequestChannel | "iopub", message: Message) => void,
  ) {
    this.#key = connection.key;
    // No high-water mark on receiving: a kernel whose own is reached drops output without a word.
    this.#iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0, reconnectInterval: RECONNECT_MS });
    this.#iopub.connect(channelAddress(connection, "iopub"));
    this.#iopub.subscribe();
    const open = (channel: RequestChannel) => {
      // One identity on all channels: a kernel sends an input request to where the execute request came from.
      const socket = new Dealer({
        linger: 0,
        routingId: session,
        sendHighWaterMark: 0,
        reconnectInterval: RECONNECT_MS,
      });
      socket.connect(channelAddress(connection, channel));
      // The one error of a send is a socket closed meanwhile; who waits for an answer hears of that.
      return { socket, queue: new SendQueue(socket, () => {}) };
    };
    this.#dealers = { shell: open("shell"), control: open("control"), stdin: open("stdin") };
    this.connected = Promise.all(
      [this.#iopub, ...Object.values(this.#dealers).map(({ socket }) => socket)].map(
        ({ events }) => new Promise((resolve) => events.on("handshake", resolve)),
      ),
    );
    const receive = (channel: RequestChannel | "iopub", socket: Dealer | Subscriber): void => {
      void receiveUntilClosed(socket, (frames) => {
        this.#received++;
        const message = this.#decode(frames);
        if (message) onMessage(channel, message);
      });
    };
    receive("iopub", this.#iopub);
    for (const [channel, { socket }] of Object.entries(this.#dealers)) {
      receive(channel as RequestChannel, socket);
    }
  }

  #decode(frames: readonly Buffer[]): Message | undefined {
    try {
      return decodeMessage(frames, this.#key);
    } catch (error) {
      // A message that this kernel did not sign is not from this kernel.
      if (error instanceof WireError) return undefined;
      throw error;
    }
  }

  send(channel: RequestChannel, message: Message): void {
    void this.#dealers[channel].queue.send(encodeMessage(message, this.#key));
  }

  /** Resolves once nothing has come in for `quietMs`, at the latest after `limitMs`. */
  async quiet(quietMs: number, limitMs: number): Promise<void> {
    const end = performance.now() + limitMs;
    for (let before = -1; before !== this.#received && performance.now() < end; ) {
      before = this.#received;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
    }
  }

  close(): void {
    this.#iopub.close();
    for (const { socket } of Object.values(this.#dealers)) socket.close();
  }
}
