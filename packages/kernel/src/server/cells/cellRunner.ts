import { setImmediate as nextTurn } from "node:timers/promises";
import type { JsonObject } from "../../wire.ts";
import type { SharedState } from "../sharedState.ts";
import type { FromCells, RunOutcome, RunRequest } from "../threadMessages.ts";
import { Cell, runAsCell } from "./cell.ts";
import { type CellScope, type CompiledCell, CompileFailure } from "./cellScope.ts";
import { bundleValue } from "./display.ts";
import type { ErrorReporter } from "./traceback.ts";

const CUT_OFF: RunOutcome = {
  status: "error",
  error: {
    ename: "Interrupted",
    evalue: "The cell was interrupted.",
    traceback: ["Interrupted: the cell was interrupted; the variables of earlier cells are kept."],
  },
};

/** Runs cells one at a time and tells the sockets' thread what comes of each. */
export class CellRunner {
  readonly #scope: CellScope;
  readonly #reporter: ErrorReporter;
  readonly #shared: SharedState;
  readonly #post: (message: FromCells) => void;
  readonly #warn: () => void;
  #latest: Cell | undefined;

  constructor(parts: {
    scope: CellScope;
    reporter: ErrorReporter;
    shared: SharedState;
    post: (message: FromCells) => void;
    /** Prints what the author has to know before a cell runs. */
    warn: () => void;
  }) {
    this.#scope = parts.scope;
    this.#reporter = parts.reporter;
    this.#shared = parts.shared;
    this.#post = parts.post;
    this.#warn = parts.warn;
  }

  /**
   * Compiles a cell and starts it. Its code runs in a microtask of its own: an interrupt cuts everything on the stack
   * off, `finally` included, so nothing of the kernel's or of Node's may be there.
   */
  start(request: RunRequest): void {
    const cell = new Cell(request);
    this.#latest = cell;
    void cell.ended.then((outcome) => this.#post({ type: "done", run: request.run, outcome }));
    const run = (compiled: CompiledCell) => {
      runAsCell(cell, () => this.#run(cell, compiled)).then(
        (outcome) => cell.end(outcome),
        (thrown) => this.fail(cell, thrown),
      );
    };
    runAsCell(cell, this.#warn);
    this.#scope.compile(request.code, request.label).then(
      (compiled) => setImmediate(() => queueMicrotask(() => run(compiled))),
      (thrown) => this.fail(cell, thrown),
    );
  }

  /**
   * Ends the cell, which waits for something or has just been cut off. Says so also where it had ended, or never came
   * here: what was cut off may have been the message about it.
   */
  interrupt(run: number): void {
    const cell = this.#latest?.request.run === run ? this.#latest : undefined;
    if (cell?.isRunning) cell.end(CUT_OFF);
    else this.#post({ type: "done", run, outcome: cell?.outcome ?? CUT_OFF });
  }

  /** Ends a cell with what was thrown in it or in what it set going. */
  fail(cell: Cell, thrown: unknown): void {
    const error =
      thrown instanceof CompileFailure ? thrown.error : this.#reporter.report(thrown, cell.request.label);
    cell.end({ status: "error", error });
  }

  async #run(cell: Cell, compiled: CompiledCell): Promise<RunOutcome> {
    const { run, silent, userExpressions } = cell.request;
    // The interrupt came while the compiler was at work.
    if (!cell.isRunning || this.#shared.interruptedRun === run) return CUT_OFF;
    await compiled.run();
    // One turn, for what the cell left to be done at once: its output comes before the result, its errors count.
    await nextTurn();
    if (!cell.isRunning) return { status: "ok", userExpressions: {} };
    const value = compiled.commit();
    if (value !== undefined && !silent) {
      const data = await bundleValue(value);
      if (cell.isRunning)
        this.#post({ type: "output", run, kind: "execute_result", content: { data, metadata: {} } });
    }
    return { status: "ok", userExpressions: await this.#evaluateAll(userExpressions) };
  }

  async #evaluateAll(expressions: Readonly<Record<string, string>>): Promise<JsonObject> {
    const results: JsonObject = {};
    for (const [name, code] of Object.entries(expressions)) {
      try {
        const compiled = await this.#scope.compile(code, `user_expressions.${name}`);
        await compiled.run();
        results[name] = { status: "ok", data: await bundleValue(compiled.commit()), metadata: {} };
      } catch (thrown) {
        const error = thrown instanceof CompileFailure ? thrown.error : this.#reporter.report(thrown, name);
        results[name] = { status: "error", ...error };
      }
    }
    return results;
  }
}
