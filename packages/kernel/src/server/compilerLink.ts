import type { CompiledCode, CompilerReply, CompilerRequest, Question } from "../compiler/messages.ts";
import { SnapshotSource } from "../snapshot/snapshotSource.ts";
import type { JsonObject } from "../wire.ts";
import { CompilerProcess } from "./compilerProcess.ts";
import { log } from "./log.ts";

/** What became of a cell in the compiler, or why the compiler could not say. */
export type CompileOutcome = CompiledCode | { readonly failed: string };

type Answer = Exclude<CompilerReply, { type: "ready" | "read" }>;

/**
 * The sockets' side of the compiler, which has a process of its own: it loads while the kernel already answers, can begin
 * from a start-up snapshot, and works while a cell blocks the cells' thread.
 */
export class CompilerLink {
  readonly #directory: string;
  #snapshots: SnapshotSource | undefined;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  /** The cells that are modules, by name: a compiler that begins anew is told of them. */
  readonly #modules = new Map<string, string>();
  #process: CompilerProcess | undefined;
  #declarations = "";
  #latest = { id: 0, declarations: "" };
  #lastId = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Starts the process now, and not only when there is something to compile. */
  start(): void {
    this.#process ??= this.#begin();
  }

  /** Compiles a cell that comes after those committed so far. `id` is for its `commit`. */
  async compile(id: number, code: string): Promise<CompileOutcome> {
    const answer = await this.#send((request) => ({ ...request, type: "compile", code }));
    if (answer.type !== "compiled") return { failed: describeFailure(answer) };
    const { compiled } = answer;
    if (compiled.script) this.#latest = { id, declarations: compiled.script.declarations };
    if (compiled.moduleName !== undefined) this.#modules.set(compiled.moduleName, code);
    return compiled;
  }

  /** The cell has run to its end: what it declared is there for the next one. */
  commit(id: number): void {
    if (this.#latest.id === id) this.#declarations = this.#latest.declarations;
  }

  /** Adds something that every cell sees, unless it declares the name itself. */
  declare(declaration: string): void {
    this.#declarations += `${declaration}\n`;
  }

  /** The content of the reply to a question of the front end. */
  async ask(question: Question): Promise<JsonObject> {
    const answer = await this.#send((request) => ({ ...request, type: "ask", question }));
    if (answer.type === "answer") return answer.content;
    return { status: "error", ename: "CompilerError", evalue: describeFailure(answer), traceback: [] };
  }

  #send(complete: (request: { id: number; declarations: string }) => CompilerRequest): Promise<Answer> {
    this.#process ??= this.#begin();
    const id = ++this.#lastId;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#waiting.set(id, resolve);
    this.#process.send(complete({ id, declarations: this.#declarations }));
    return promise;
  }

  #begin(): CompilerProcess {
    this.#snapshots ??= new SnapshotSource(this.#directory, log);
    const process = new CompilerProcess(
      this.#snapshots,
      (reply) => this.#take(reply),
      (how) => this.#takeEnd(how),
    );
    for (const code of this.#modules.values()) {
      process.send({ type: "compile", id: ++this.#lastId, declarations: "", code });
    }
    return process;
  }

  #take(reply: CompilerReply): void {
    switch (reply.type) {
      case "ready":
        break;
      case "read":
        if (reply.parsed.length > 0) this.#snapshots?.build(reply);
        break;
      default:
        this.#waiting.get(reply.id)?.(reply);
        this.#waiting.delete(reply.id);
    }
  }

  #takeEnd(how: string): void {
    log(`The compiler's process ended (${how}); the next cell starts another one.`);
    this.#process = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    const reason = `The compiler's process ended (${how}). Run the cell again.`;
    for (const [id, settle] of waiting) settle({ type: "failed", id, reason });
  }
}

function describeFailure(answer: Answer): string {
  return answer.type === "failed"
    ? answer.reason
    : `The compiler sent ${answer.type} where something else was asked for.`;
}
