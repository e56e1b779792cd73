import type { JsonObject, Message } from "../wire.ts";
import type { CellsLink } from "./cellsLink.ts";
import type { History } from "./history.ts";
import type { OutputPublisher } from "./outputPublisher.ts";

/** Answers execute requests: counts, announces, runs, and reports what came of it. */
export class ExecuteHandler {
  readonly #cells: CellsLink;
  readonly #output: OutputPublisher;
  readonly #history: History;
  #count = 0;

  constructor(cells: CellsLink, output: OutputPublisher, history: History) {
    this.#cells = cells;
    this.#output = output;
    this.#history = history;
  }

  /** The number of the cell that runs, or ran last. */
  get count(): number {
    return this.#count;
  }

  async execute({ header, identities, content }: Message, code: string): Promise<JsonObject> {
    const silent = content.silent === true;
    const counts = !silent && content.store_history !== false;
    if (counts) {
      this.#count++;
      this.#history.add(this.#count, code);
    }
    const execution_count = this.#count;
    if (!silent) this.#output.publish("execute_input", header, { code, execution_count });
    const outcome = await this.#cells.run(
      {
        label: counts ? `cell[${execution_count}]` : "cell[not counted]",
        code,
        silent,
        userExpressions: readExpressions(content.user_expressions),
        allowInput: content.allow_stdin === true,
      },
      { parent: header, identities },
    );
    if (outcome.status === "ok") {
      return { status: "ok", execution_count, payload: [], user_expressions: outcome.userExpressions };
    }
    const { error } = outcome;
    if (!silent) this.#output.publish("error", header, { ...error });
    return { status: "error", execution_count, ...error };
  }
}

/** What is not an expression is passed over: the rest of the request can still be answered. */
function readExpressions(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, code]) => typeof code === "string"));
}
