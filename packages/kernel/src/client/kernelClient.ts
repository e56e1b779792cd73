import { randomUUID } from "node:crypto";
import type { KernelSpec } from "../kernelspec.ts";
import { createMessage, type JsonObject, type Message } from "../wire.ts";
import { ClientSockets, type RequestChannel } from "./clientSockets.ts";
import { keepDeadline } from "./deadline.ts";
import { type KernelDeath, KernelDied } from "./errors.ts";
import { type ExecuteResult, Execution } from "./execution.ts";
import { type KernelInfo, toKernelInfo } from "./kernelInfo.ts";
import { type Asked, MessageRouter } from "./messageRouter.ts";
import type { ExecuteOptions, StartOptions, StrayOutput } from "./options.ts";
import { awaitReady } from "./ready.ts";
import { type StartedKernel, startKernel } from "./startKernel.ts";
import { within } from "./within.ts";

const REFUSED_ATTEMPTS = 6;
const REFUSED_PAUSE_MS = 100;
const INTERRUPT_REPLY_MS = 2000;
const SHUTDOWN_GRACE_MS = 3000;
const FIRST_PATIENCE_MS = 20;
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
  readonly #router: MessageRouter;
  #info: KernelInfo | undefined;
  #death: KernelDeath | undefined;

  /**
   * Starts a kernel and waits until it answers and its output arrives.
   *
   * @throws KernelStartError if it does not start or answer in time; the signal's reason if that is aborted.
   */
  static start(spec: KernelSpec, options: StartOptions): Promise<KernelClient> {
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
    this.#router = new MessageRouter((request, asked) => void this.#answerInput(request, asked));
    this.#sockets = new ClientSockets(kernel.connection, this.#session, (channel, message) =>
      this.#router.take(channel, message),
    );
    this.died = kernel.process.died.then(async (death) => {
      await this.#sockets.quiet(LAST_OUTPUT_QUIET_MS, LAST_OUTPUT_LIMIT_MS);
      this.#death = death;
      this.#router.failAll(new KernelDied(spec.name, death));
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
      const alone = this.#router.executions.length === 0;
      const result = await this.#executeOnce(code, options);
      // Stock tslab aborts what comes within 200 ms after a failed cell, although nothing was waiting behind that.
      if (result.status !== "aborted" || !alone || attempt === REFUSED_ATTEMPTS) return result;
      await new Promise((resolve) => setTimeout(resolve, REFUSED_PAUSE_MS));
    }
  }

  /** Interrupts the running cell in the way that the kernelspec asks for. */
  async interrupt(): Promise<void> {
    if (this.#death || this.#kernel.process.ended) return;
    if (this.spec.interruptMode === "signal") this.#kernel.process.signalGroup("SIGINT");
    else await within(INTERRUPT_REPLY_MS, this.request("interrupt_request", {}, "control"));
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
    return this.#router.onStrayOutput(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutdown();
  }

  async #executeOnce(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    options.signal?.throwIfAborted();
    if (this.#death) throw new KernelDied(this.spec.name, this.#death);
    const content = {
      code,
      silent: options.silent ?? false,
      store_history: !options.silent,
      user_expressions: {},
      allow_stdin: options.onInput !== undefined,
      stop_on_error: options.stopOnError ?? true,
    };
    const request = createMessage("execute_request", content, { session: this.#session });
    const execution = new Execution(request.header.msg_id, options.onOutput ?? (() => {}), options.onStart);
    const earlier = this.#router.executions.map(({ done }) => done);
    this.#router.addExecution(execution, options.onInput);
    this.#sockets.send("shell", request);
    try {
      return await keepDeadline(execution, earlier, options, this);
    } finally {
      this.#router.removeExecution(execution);
    }
  }

  async #send(message: Message, channel: RequestChannel): Promise<JsonObject> {
    if (this.#death) throw new KernelDied(this.spec.name, this.#death);
    const reply = this.#router.awaitReply(message.header.msg_id);
    this.#sockets.send(channel, message);
    return reply;
  }

  /** A reply alone does not do: first outputs are lost until the kernel knows of the subscription to them. */
  async #awaitAnswer(deadline: Promise<never>): Promise<KernelInfo> {
    await Promise.race([this.#sockets.connected, this.died, deadline]);
    for (let patience = FIRST_PATIENCE_MS; ; patience *= 2) {
      const request = createMessage("kernel_info_request", {}, { session: this.#session });
      const idle = this.#router.awaitIdle(request.header.msg_id);
      const content = await Promise.race([this.#send(request, "shell"), deadline]);
      if (await within(patience, Promise.race([idle, deadline]))) return toKernelInfo(content);
    }
  }

  async #answerInput(request: Message, { execution, onInput }: Asked): Promise<void> {
    const { prompt, password } = request.content;
    try {
      const value = await onInput(String(prompt ?? ""), password === true);
      const options = { session: this.#session, parentHeader: request.header };
      this.#sockets.send("stdin", createMessage("input_reply", { value }, options));
    } catch (error) {
      // The cell waits for an answer that will not come.
      execution.blameListener(error as Error);
      await this.interrupt().catch(() => {});
    }
  }
}
