import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { SendQueue } from "../sendQueue.ts";
import { createMessage, decodeMessage, encodeMessage, type Message } from "../wire.ts";
import { CellsLink } from "./cellsLink.ts";
import type { CompilerLink } from "./compilerLink.ts";
import { Interrupter } from "./interrupter.ts";
import { log } from "./log.ts";
import { OutputPublisher } from "./outputPublisher.ts";
import { endProcessGroup } from "./parentWatch.ts";
import { RequestAnswerer } from "./requestAnswerer.ts";
import { RequestHandler } from "./requestHandler.ts";
import type { ServerSockets } from "./serverSockets.ts";
import type { SharedState } from "./sharedState.ts";
import { ShellQueue } from "./shellQueue.ts";
import { type FromCells, measureOutput, type ToCells } from "./threadMessages.ts";

const SHUTDOWN_LIMIT_MS = 2500;

/**
 * What does not wait for the cell that runs: JupyterLab asks this first when a tab is loaded or its connection is back, and
 * holds other requests until the answer is there.
 */
const OUT_OF_TURN = new Set(["kernel_info_request"]);

/** The kernel as its front ends see it: takes requests from the sockets, one after the other, and answers them. */
export class JupyterServer {
  readonly #sockets: ServerSockets;
  readonly #key: string;
  readonly #shared: SharedState;
  readonly #postInput: (text: string) => void;
  /** Resolves when a front end has its first answer, or has sent its first cell. */
  readonly firstRequest: Promise<void>;
  readonly #noteRequest: () => void;
  readonly #session = randomUUID();
  readonly #compiler: CompilerLink;
  readonly #cells: CellsLink;
  readonly #output: OutputPublisher;
  readonly #replies: Record<"shell" | "control" | "stdin", SendQueue>;
  readonly #handler: RequestHandler;
  readonly #receiving: Promise<void>[];
  #refused = 0;
  /** The id of the request for input that waits for its answer. */
  #asked: string | undefined;

  constructor(parts: {
    sockets: ServerSockets;
    key: string;
    shared: SharedState;
    compiler: CompilerLink;
    postToCells: (message: ToCells) => void;
    postInput: (text: string) => void;
  }) {
    const { sockets, key, shared } = parts;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.firstRequest = promise.then(() => this.#output.flushed());
    this.#noteRequest = resolve;
    this.#sockets = sockets;
    this.#key = key;
    this.#shared = shared;
    this.#compiler = parts.compiler;
    this.#postInput = parts.postInput;
    this.#cells = new CellsLink(parts.postToCells, shared, new Interrupter(shared));
    this.#output = new OutputPublisher({
      socket: sockets.iopub,
      key,
      session: this.#session,
      onSent: (size) => shared.releaseOutstanding(size),
    });
    const queue = (name: string, socket: ServerSockets["shell"]) =>
      new SendQueue(socket, (error) => log(`A message on ${name} could not be sent: ${error.message}`));
    this.#replies = {
      shell: queue("shell", sockets.shell),
      control: queue("control", sockets.control),
      stdin: queue("stdin", sockets.stdin),
    };
    this.#handler = new RequestHandler(this.#cells, this.#compiler, this.#output);
    const answerer = new RequestAnswerer({
      output: this.#output,
      replies: this.#replies,
      key,
      session: this.#session,
      endKernel: () => this.#end(),
    });
    const handle = (message: Message) => () => this.#handler.handle(message);
    const shell = new ShellQueue(
      (message) => answerer.answerInTurn(message, handle(message)),
      (message) => answerer.answerInTurn(message, async () => ({ status: "aborted" })),
    );
    this.#output.publish("status", {}, { execution_state: "starting" });
    this.#receiving = [
      this.#receive("shell", (message) =>
        OUT_OF_TURN.has(message.header.msg_type)
          ? answerer.answerOutOfTurn(message, handle(message))
          : shell.add(message),
      ),
      this.#receive("control", (message) => answerer.answer("control", message, handle(message))),
      this.#receive("stdin", (message) => this.#takeInput(message)),
      this.#echoHeartbeat(),
    ];
  }

  interrupt(): Promise<void> {
    return this.#cells.interrupt();
  }

  takeFromCells(message: FromCells): void {
    switch (message.type) {
      case "stream": {
        const origin = this.#cells.originOf(message.run);
        this.#output.print(origin?.parent ?? {}, message.name, message.text);
        break;
      }
      case "output": {
        const parent = this.#cells.originOf(message.run)?.parent ?? {};
        const content =
          message.kind === "execute_result"
            ? { ...message.content, execution_count: this.#handler.executionCount }
            : message.content;
        this.#output.publish(message.kind, parent, content, measureOutput(message));
        break;
      }
      case "input":
        this.#requestInput(message);
        break;
      case "done":
        this.#cells.takeOutcome(message.run, message.outcome);
        break;
      case "compile":
        void this.#compiler
          .compile(message.id, message.code)
          .then((outcome) => this.#cells.giveCompiled(message.id, outcome));
        break;
      case "commit":
        this.#compiler.commit(message.id);
        break;
      case "declare":
        this.#compiler.declare(message.declaration);
        break;
      case "exit":
        void this.#flushAndClose();
    }
  }

  async #receive(channel: "shell" | "control" | "stdin", take: (message: Message) => unknown): Promise<void> {
    for await (const frames of this.#sockets[channel]) {
      try {
        const answered = take(decodeMessage(frames, this.#key));
        void Promise.resolve(answered).then(this.#noteRequest);
      } catch (error) {
        this.#refused++;
        log(`Dropped a message on ${channel} (${this.#refused} so far): ${(error as Error).message}`);
      }
    }
  }

  async #echoHeartbeat(): Promise<void> {
    for await (const frames of this.#sockets.hb) await this.#sockets.hb.send(frames);
  }

  #end(): void {
    setTimeout(endProcessGroup, SHUTDOWN_LIMIT_MS);
    void this.#cells.shutDown();
  }

  #requestInput({ run, prompt, password }: Extract<FromCells, { type: "input" }>): void {
    const origin = this.#cells.originOf(run);
    if (!origin) return;
    const request = createMessage(
      "input_request",
      { prompt, password },
      { session: this.#session, parentHeader: origin.parent },
    );
    this.#asked = request.header.msg_id;
    const frames = encodeMessage({ ...request, identities: origin.identities }, this.#key);
    void this.#replies.stdin.send(frames);
  }

  #takeInput({ header, parentHeader, content }: Message): void {
    if (header.msg_type !== "input_reply") return;
    // A late answer to a question that was interrupted. Some front ends do not say which one they answer.
    if (parentHeader.msg_id !== undefined && parentHeader.msg_id !== this.#asked) return;
    this.#postInput(String(content.value ?? ""));
    this.#shared.setAnswered();
  }

  /** The cells' thread waits for this at the process's end. */
  async #flushAndClose(): Promise<void> {
    await this.#output.flushed();
    await Promise.all(Object.values(this.#replies).map((queue) => queue.drained()));
    for (const socket of Object.values(this.#sockets)) socket.close();
    // A thread that is stopped while zeromq.js still waits for a message takes the process down with an abort.
    await Promise.all(this.#receiving);
    await nextTurn();
    this.#shared.setFlushed();
  }
}
