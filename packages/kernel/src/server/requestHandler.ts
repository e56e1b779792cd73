import type { JsonObject, Message } from "../wire.ts";
import type { CellsLink } from "./cellsLink.ts";
import type { CompilerLink } from "./compilerLink.ts";
import { ExecuteHandler } from "./executeHandler.ts";
import { History } from "./history.ts";
import { describeKernel } from "./kernelInfo.ts";
import { log } from "./log.ts";
import type { OutputPublisher } from "./outputPublisher.ts";

/** The types of requests that are about code. */
const ABOUT_CODE = new Set(["execute_request", "complete_request", "inspect_request", "is_complete_request"]);

/** @throws Error if a request about code has none. */
function readCode({ header, content }: Message): { code: string; position: number } {
  const { code = ABOUT_CODE.has(header.msg_type) ? undefined : "", cursor_pos } = content;
  if (typeof code !== "string") throw new Error(`The code of an ${header.msg_type} must be a string.`);
  return { code, position: typeof cursor_pos === "number" ? cursor_pos : code.length };
}

/** Knows for each type of request who answers it. */
export class RequestHandler {
  readonly #cells: CellsLink;
  readonly #compiler: CompilerLink;
  readonly #output: OutputPublisher;
  readonly #history = new History();
  readonly #execute: ExecuteHandler;

  constructor(cells: CellsLink, compiler: CompilerLink, output: OutputPublisher) {
    this.#cells = cells;
    this.#compiler = compiler;
    this.#output = output;
    this.#execute = new ExecuteHandler(cells, output, this.#history);
  }

  /** The number of the cell that runs, or ran last. */
  get executionCount(): number {
    return this.#execute.count;
  }

  /** The content of the reply; `undefined` where none is due. */
  async handle(message: Message): Promise<JsonObject | undefined> {
    const { content } = message;
    const { code, position } = readCode(message);
    switch (message.header.msg_type) {
      case "kernel_info_request":
        return describeKernel();
      case "execute_request":
        return this.#execute.execute(message, code);
      case "complete_request":
        return this.#compiler.ask({ kind: "complete", code, position });
      case "inspect_request":
        return this.#compiler.ask({ kind: "inspect", code, position });
      case "is_complete_request":
        return this.#compiler.ask({ kind: "is_complete", code });
      case "history_request":
        return this.#history.answer(content);
      case "comm_info_request":
        return { status: "ok", comms: {} };
      case "comm_open":
        // There is no comm target here; the front end is told that its comm is closed.
        this.#output.publish("comm_close", message.header, { comm_id: content.comm_id, data: {} });
        return undefined;
      case "comm_msg":
      case "comm_close":
        return undefined;
      case "interrupt_request":
        await this.#cells.interrupt();
        return { status: "ok" };
      case "shutdown_request":
        return { status: "ok", restart: content.restart === true };
      default:
        log(`A message of the unknown type ${message.header.msg_type} was not answered.`);
        return undefined;
    }
  }
}
