import type { SendQueue } from "../sendQueue.ts";
import { createMessage, encodeMessage, type Header, type JsonObject, type Message } from "../wire.ts";
import { log } from "./log.ts";
import type { OutputPublisher } from "./outputPublisher.ts";

type RequestChannel = "shell" | "control";

/** Makes the content of the reply, if there is one. */
type Handle = () => Promise<JsonObject | undefined>;

/** Answers requests: says busy, replies, and says idle, after all output. */
export class RequestAnswerer {
  readonly #output: OutputPublisher;
  readonly #replies: Readonly<Record<RequestChannel, SendQueue>>;
  readonly #key: string;
  readonly #session: string;
  readonly #endKernel: () => void;
  /** The request that is at work in the queue of the shell channel. */
  #atWork: Header | undefined;

  constructor(parts: {
    output: OutputPublisher;
    replies: Readonly<Record<RequestChannel, SendQueue>>;
    key: string;
    session: string;
    /** Called once a request to shut down is answered. */
    endKernel: () => void;
  }) {
    this.#output = parts.output;
    this.#replies = parts.replies;
    this.#key = parts.key;
    this.#session = parts.session;
    this.#endKernel = parts.endKernel;
  }

  async answer(channel: RequestChannel, message: Message, handle: Handle): Promise<JsonObject | undefined> {
    const { header, identities } = message;
    this.#output.publish("status", header, { execution_state: "busy" });
    let content: JsonObject | undefined;
    try {
      content = await handle();
    } catch (error) {
      log(`${header.msg_type} failed: ${(error as Error).stack}`);
      const { message: evalue } = error as Error;
      content = { status: "error", ename: "KernelError", evalue, traceback: [evalue] };
    }
    if (content) {
      const type = header.msg_type.replace(/_request$/, "_reply");
      const reply = {
        ...createMessage(type, content, { session: this.#session, parentHeader: header }),
        identities,
      };
      void this.#replies[channel].send(encodeMessage(reply, this.#key));
    }
    const endsKernel = header.msg_type === "shutdown_request";
    // So that every front end hears of it, not only the one that asked.
    if (endsKernel && content) this.#output.publish("shutdown_reply", header, content);
    if (this.#atWork === header) this.#atWork = undefined;
    this.#output.publish("status", header, { execution_state: "idle" });
    if (endsKernel) this.#endKernel();
    return content;
  }

  /** A request of the shell channel whose turn it is. */
  answerInTurn(message: Message, handle: Handle): Promise<JsonObject | undefined> {
    this.#atWork = message.header;
    return this.answer("shell", message, handle);
  }

  /**
   * A request of the shell channel that does not wait for the cell that runs. Front ends take the latest status for the
   * kernel's, so the cell's own is said again.
   */
  async answerOutOfTurn(message: Message, handle: Handle): Promise<void> {
    await this.answer("shell", message, handle);
    if (this.#atWork) this.#output.publish("status", this.#atWork, { execution_state: "busy" });
  }
}
