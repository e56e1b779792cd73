import type { JsonObject, Message } from "../wire.ts";
import type { RequestChannel } from "./clientSockets.ts";
import type { Execution } from "./execution.ts";
import type { ExecuteOptions, StrayOutput } from "./options.ts";
import { toOutputEvent } from "./output.ts";

type InputAnswer = NonNullable<ExecuteOptions["onInput"]>;

interface RunningExecution {
  readonly execution: Execution;
  readonly onInput: InputAnswer | undefined;
}

/** An execution that asks for input, and who answers. */
export interface Asked {
  readonly execution: Execution;
  readonly onInput: InputAnswer;
}

/** Brings each message that a kernel sends to who waits for it, by the request that caused it. */
export class MessageRouter {
  readonly #executions = new Map<string, RunningExecution>();
  readonly #requests = new Map<string, PromiseWithResolvers<JsonObject>>();
  readonly #idle = new Map<string, () => void>();
  readonly #strayListeners = new Set<(stray: StrayOutput) => void>();
  readonly #answerInput: (request: Message, running: Asked) => void;

  constructor(answerInput: (request: Message, running: Asked) => void) {
    this.#answerInput = answerInput;
  }

  get executions(): Execution[] {
    return [...this.#executions.values()].map(({ execution }) => execution);
  }

  addExecution(execution: Execution, onInput: InputAnswer | undefined): void {
    this.#executions.set(execution.id, { execution, onInput });
  }

  removeExecution(execution: Execution): void {
    this.#executions.delete(execution.id);
  }

  /** The content of the reply to the request of that id. */
  awaitReply(id: string): Promise<JsonObject> {
    const reply = Promise.withResolvers<JsonObject>();
    this.#requests.set(id, reply);
    return reply.promise.finally(() => this.#requests.delete(id));
  }

  /** Resolves when the kernel publishes that it is done with the request of that id. */
  awaitIdle(id: string): Promise<true> {
    return new Promise((resolve) => {
      this.#idle.set(id, () => {
        this.#idle.delete(id);
        resolve(true);
      });
    });
  }

  onStrayOutput(listener: (stray: StrayOutput) => void): () => void {
    this.#strayListeners.add(listener);
    return () => this.#strayListeners.delete(listener);
  }

  take(channel: RequestChannel | "iopub", message: Message): void {
    const parent = message.parentHeader.msg_id;
    const running = parent === undefined ? undefined : this.#executions.get(parent);
    if (channel === "iopub") {
      this.#takePublished(message, parent, running?.execution);
    } else if (channel === "stdin") {
      const isRequest = message.header.msg_type === "input_request";
      const { execution, onInput } = running ?? {};
      if (isRequest && execution && onInput) this.#answerInput(message, { execution, onInput });
    } else if (parent !== undefined) {
      running?.execution.takeReply(message.content);
      this.#requests.get(parent)?.resolve(message.content);
    }
  }

  /** Nothing more will come. */
  failAll(error: Error): void {
    for (const { execution } of this.#executions.values()) execution.fail(error);
    for (const { reject } of this.#requests.values()) reject(error);
  }

  #takePublished(message: Message, parent: string | undefined, execution: Execution | undefined): void {
    if (message.header.msg_type === "status") {
      if (message.content.execution_state === "busy") execution?.takeBusy();
      if (message.content.execution_state !== "idle") return;
      execution?.takeIdle();
      if (parent !== undefined) this.#idle.get(parent)?.();
      return;
    }
    const output = toOutputEvent(message);
    if (!output) return;
    if (execution && !execution.isIdle) execution.takeOutput(output);
    else for (const listener of this.#strayListeners) listener({ output, id: parent });
  }
}
