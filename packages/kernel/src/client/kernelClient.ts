import { randomUUID } from "node:crypto";
import type { KernelSpec } from "../kernelspec.ts";
import { createMessage, type JsonObject, type Message } from "../wire.ts";
import { ClientSockets, type RequestChannel } from "./clientSockets.ts";
import { type Deadline, keepDeadline } from "./deadline.ts";
import { type KernelDeath, KernelDied } from "./errors.ts";
import { type ExecuteResult, Execution } from "./execution.ts";
import { type KernelInfo, toKernelInfo } from "./kernelInfo.ts";
import { type OutputEvent, toOutputEvent } from "./output.ts";
import { awaitReady } from "./ready.ts";
import { type StartedKernel, startKernel } from "./startKernel.ts";
import { within } from "./within.ts";

export interface StartOptions {
  /** The kernel's working directory, from which cells import. */
  readonly cwd: string;
  /** Added to the environment that the kernel inherits. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long the kernel may take to answer; 60 s if not given. */
  readonly startTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface ExecuteOptions extends Deadline {
  /** Hears each output as it comes. What it throws rejects the execution once the cell is done. */
  readonly onOutput?: (output: OutputEvent) => void;
  /** Answers a cell that asks for input; without it, such a cell gets an error. */
  readonly onInput?: (prompt: string, password: boolean) => string | Promise<string>;
  /** Whether requests that wait behind this one are aborted if it fails; true if not given. */
  readonly stopOnError?: boolean;
  /** Run without output, and without counting. */
  readonly silent?: boolean;
}

/** Output that came after its cell had ended, or that belongs to no cell. */
export interface StrayOutput {
  readonly output: OutputEvent;
  /** The `id` of that cell's `ExecuteResult`, if it belongs to one. */
  readonly id: string | undefined;
}

const REFUSED_ATTEMPTS = 6;
const REFUSED_PAUSE_MS = 100;
const INTERRUPT_REPLY_MS = 2000;
const SHUTDOWN_GRACE_MS = 3000;
/** After a death, what the kernel had still sent is taken in until nothing comes for so long. */
const LAST_OUTPUT_QUIET_MS = 40;
const LAST_OUTPUT_LIMIT_MS = 10_000;

/**
 * A running kernel of any kernelspec. It ends with `shutdown`, at the latest with the process that started it,
 * however that ends.
 */
export class KernelClient {
  readonly spec: KernelSpec;
  /** Resolves when the kernel has ended, whether asked to or not; never rejects. */
  readonly died: Promise<KernelDeath>;
  readonly pid: number;
  readonly #kernel: StartedKernel;
  readonly #session = randomUUID();
  readonly #sockets: ClientSockets;
  readonly #executions = new Map<string, { execution: Execution; onInput: ExecuteOptions["onInput"] }>();
  readonly #requests = new Map<
    string,
    { resolve: (content: JsonObject) => void; reject: (e: Error) => void }
  >();
  readonly #strayListeners = new Set<(stray: StrayOutput) => void>();
  readonly #idleListeners = new Set<(id: string | undefined) => void>();
  #info: KernelInfo | undefined;
  #death: KernelDeath | undefined;

  /**
   * Starts a kernel and waits until it answers and its output arrives.
   *
   * @throws KernelStartError if it does not start or answer in time; the signal's reason if that is aborted.
   */
  static async start(spec: KernelSpec, options: StartOptions): Promise<KernelClient> {
    return awaitReady(
      spec,
      options,
      async () => new KernelClient(spec, await startKernel(spec, options)),
      async (client, deadline) => {
        client.#info = await client.#awaitAnswer(deadline);
      },
    );
  }

  private constructor(spec: KernelSpec, kernel: StartedKernel) {
    this.spec = spec;
    this.#kernel = kernel;
    this.pid = kernel.process.pid;
    this.#sockets = new ClientSockets(kernel.connection, this.#session, (channel, message) =>
      this.#take(channel, message),
    );
    this.died = kernel.process.died.then(async (death) => {
      await this.#sockets.quiet(LAST_OUTPUT_QUIET_MS, LAST_OUTPUT_LIMIT_MS);
      this.#death = death;
      const error = new KernelDied(spec.name, death);
      for (const { execution } of this.#executions.values()) execution.fail(error);
      for (const { reject } of this.#requests.values()) reject(error);
      this.#sockets.close();
      kernel.process.release();
      return death;
    });
  }

  get info(): KernelInfo {
    return this.#info!;
  }

  /** The end of what the kernel's process itself wrote to its standard error and output. */
  get log(): string {
    return this.#kernel.process.log.text();
  }

  /**
   * Runs code. Never rejects for what the code did.
   *
   * @throws KernelDied if the kernel ends before it is done; ExecuteTimeout after `timeoutMs`; the signal's reason if
   *   that is aborted. After these two, the kernel has been interrupted, and killed if it did not obey.
   */
  async execute(code: string, options: ExecuteOptions = {}): Promise<ExecuteResult> {
    for (let attempt = 1; ; attempt++) {
      const alone = this.#executions.size === 0;
      const result = await this.#executeOnce(code, options);
      // Stock tslab aborts what comes within 200 ms after a failed cell, although nothing was waiting behind that.
      if (result.status !== "aborted" || !alone || attempt === REFUSED_ATTEMPTS) return result;
      await new Promise((resolve) => setTimeout(resolve, REFUSED_PAUSE_MS));
    }
  }

  /** Interrupts the running cell in the way that the kernelspec asks for. */
  async interrupt(): Promise<void> {
    if (this.#death || this.#kernel.process.ended) return;
    if (this.spec.interruptMode === "signal") return this.#kernel.process.signalGroup("SIGINT");
    await within(INTERRUPT_REPLY_MS, this.request("interrupt_request", {}, "control"));
  }

  /** Asks for an answer by any message type, and gives back the content of the reply. @throws KernelDied */
  request(type: string, content: JsonObject, channel: RequestChannel = "shell"): Promise<JsonObject> {
    return this.#send(createMessage(type, content, { session: this.#session }), channel);
  }

  /** Ends the kernel: politely at first, by force if that takes too long. */
  async shutdown(): Promise<void> {
    this.#kernel.process.expectEnd();
    if (!this.#kernel.process.ended) {
      this.request("shutdown_request", { restart: false }, "control").catch(() => {});
      await within(SHUTDOWN_GRACE_MS, this.#kernel.process.died);
    }
    await this.kill();
  }

  /** Ends the kernel and all it started by force, at once. */
  async kill(): Promise<void> {
    await this.#kernel.process.kill();
    await this.died;
  }

  /** Listens to output that has no running cell. @returns a function that ends it. */
  onStrayOutput(listener: (stray: StrayOutput) => void): () => void {
    this.#strayListeners.add(listener);
    return () => this.#strayListeners.delete(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutdown();
  }

  async #executeOnce(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    options.signal?.throwIfAborted();
    if (this.#death) throw new KernelDied(this.spec.name, this.#death);
    const request = createMessage(
      "execute_request",
      {
        code,
        silent: options.silent ?? false,
        store_history: !options.silent,
        user_expressions: {},
        allow_stdin: options.onInput !== undefined,
        stop_on_error: options.stopOnError ?? true,
      },
      { session: this.#session },
    );
    const execution = new Execution(request.header.msg_id, options.onOutput ?? (() => {}));
    const earlier = [...this.#executions.values()].map((one) => one.execution.done);
    this.#executions.set(execution.id, { execution, onInput: options.onInput });
    this.#sockets.send("shell", request);
    try {
      return await keepDeadline(execution.done, earlier, options, {
        interrupt: () => this.interrupt(),
        kill: () => this.kill(),
      });
    } finally {
      this.#executions.delete(execution.id);
    }
  }

  #send(message: Message, channel: RequestChannel): Promise<JsonObject> {
    const id = message.header.msg_id;
    return new Promise<JsonObject>((resolve, reject) => {
      if (this.#death) return reject(new KernelDied(this.spec.name, this.#death));
      this.#requests.set(id, { resolve, reject });
      this.#sockets.send(channel, message);
    }).finally(() => this.#requests.delete(id));
  }

  /** A reply alone does not do: first outputs are lost until the kernel knows of the subscription to them. */
  async #awaitAnswer(deadline: Promise<never>): Promise<KernelInfo> {
    for (let patience = 100; ; patience *= 2) {
      const request = createMessage("kernel_info_request", {}, { session: this.#session });
      const { promise: idle, resolve: heard } = Promise.withResolvers<true>();
      const listener = (id: string | undefined) => {
        if (id === request.header.msg_id) heard(true);
      };
      this.#idleListeners.add(listener);
      try {
        const content = await Promise.race([this.#send(request, "shell"), deadline]);
        if (await within(patience, Promise.race([idle, deadline]))) return toKernelInfo(content);
      } finally {
        this.#idleListeners.delete(listener);
      }
    }
  }

  #take(channel: RequestChannel | "iopub", message: Message): void {
    const parent = message.parentHeader.msg_id;
    const running = parent === undefined ? undefined : this.#executions.get(parent);
    if (channel === "stdin") return void this.#answerInput(message, running?.onInput);
    if (channel !== "iopub") {
      running?.execution.takeReply(message.content);
      if (parent !== undefined) this.#requests.get(parent)?.resolve(message.content);
      return;
    }
    if (message.header.msg_type === "status" && message.content.execution_state === "idle") {
      running?.execution.takeIdle();
      for (const listener of this.#idleListeners) listener(parent);
      return;
    }
    const output = toOutputEvent(message);
    if (!output) return;
    if (running) running.execution.takeOutput(output);
    else for (const listener of this.#strayListeners) listener({ output, id: parent });
  }

  async #answerInput(request: Message, onInput: ExecuteOptions["onInput"]): Promise<void> {
    if (request.header.msg_type !== "input_request" || !onInput) return;
    const value = await onInput(String(request.content.prompt ?? ""), request.content.password === true);
    const reply = createMessage(
      "input_reply",
      { value },
      { session: this.#session, parentHeader: request.header },
    );
    this.#sockets.send("stdin", reply);
  }
}
