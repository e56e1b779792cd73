import type { KernelClient, OutputEvent, StrayOutput } from "@slope/kernel";
import { type CellFailure, failureOfLateOutput, failureOfRejection, failureOfResult } from "./cellFailure.ts";
import { closingCode } from "./lateOutput.ts";
import { hidePathsInOutput } from "./machinePaths.ts";
import type { Cell } from "./notebook.ts";
import { type CellRecord, OutputRecorder, toErrorOutput } from "./recordOutputs.ts";
import type { RunOptions } from "./run.ts";

/** What is known of a cell that was sent to the kernel. */
interface Run {
  readonly cell: Cell;
  readonly record: CellRecord;
  /** The kernel client's name for it, by which late output is announced; known once the cell has ended. */
  executeId?: string;
  executionCount: number | null;
}

/** One notebook on its way through a kernel. */
export class NotebookExecution {
  readonly #client: KernelClient;
  readonly #options: RunOptions;
  readonly #recorder = new OutputRecorder();
  readonly #runs = new Map<string, Run>();
  #lateFailures: CellFailure[] = [];
  #isFull = false;

  constructor(client: KernelClient, options: RunOptions) {
    this.#client = client;
    this.#options = options;
  }

  get count(): number {
    return this.#runs.size;
  }

  async runCells(cells: readonly Cell[]): Promise<CellFailure | undefined> {
    const stop = this.#client.onStrayOutput((stray) => this.#takeStray(stray));
    try {
      for (const [index, cell] of cells.entries()) {
        if (!isExecuted(cell)) continue;
        this.#options.onCell?.(index);
        const failure = this.#judge(await this.#runCell(cell));
        if (failure !== undefined) return failure;
      }
      return this.#judge(await this.#awaitLateOutput());
    } finally {
      stop();
    }
  }

  /** The cell with what it put out. A cell that should have run and did not has no outputs: old ones would mislead. */
  finishCell(cell: Cell): Cell {
    const run = this.#runs.get(cell.id);
    if (run === undefined) return isExecuted(cell) ? { ...cell, outputs: [], executionCount: null } : cell;
    const outputs = run.record.outputs().map((output) => hidePathsInOutput(output, this.#options.hidePaths));
    return { ...cell, outputs, executionCount: run.executionCount };
  }

  async #runCell(cell: Cell): Promise<CellFailure | undefined> {
    const run: Run = { cell, record: this.#recorder.recordCell(), executionCount: null };
    this.#runs.set(cell.id, run);
    const { timeoutMs, signal } = this.#options;
    const overflow = new AbortController();
    try {
      const result = await this.#client.execute(cell.source, {
        onOutput: (output) => takeOrAbort(run.record, output, overflow),
        signal: signal === undefined ? overflow.signal : AbortSignal.any([signal, overflow.signal]),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      });
      run.executeId = result.id;
      run.executionCount = result.executionCount;
      const failure = failureOfResult(cell, result);
      return failure === undefined ? undefined : this.#note(failure, run);
    } catch (error) {
      signal?.throwIfAborted();
      return this.#note(failureOfRejection(cell, error, this.#runs.size), run);
    }
  }

  /** The notebook shows every failure, also where the kernel did not send one. */
  #note(failure: CellFailure, { record }: Run): CellFailure {
    // The kernel says of a cell that was stopped that it was interrupted, and not why.
    if (failure.kind === "timeout") record.dropLastError();
    const shown = failure.kind === "error" && record.hasError();
    if (!shown) record.add(toErrorOutput(failure.ename, failure.evalue, failure.traceback));
    return failure;
  }

  #takeStray({ output, id }: StrayOutput): void {
    const runs = [...this.#runs.values()];
    const run = runs.find(({ executeId }) => executeId !== undefined && executeId === id) ?? runs.at(-1);
    if (run === undefined) return;
    try {
      run.record.take(output);
    } catch (error) {
      // Once, though what follows is too much as well.
      if (!this.#isFull) this.#lateFailures.push(this.#note(failureOfRejection(run.cell, error, null), run));
      this.#isFull = true;
    }
    const failure = failureOfLateOutput(run.cell, output, run.executionCount);
    if (failure !== undefined) this.#lateFailures.push(failure);
  }

  async #awaitLateOutput(): Promise<CellFailure | undefined> {
    const last = [...this.#runs.values()].at(-1);
    if (last === undefined) return undefined;
    try {
      const { signal } = this.#options;
      await this.#client.execute(closingCode(this.#client.info), {
        silent: true,
        timeoutMs: LATE_OUTPUT_MS,
        ...(signal ? { signal } : {}),
      });
      return undefined;
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      return this.#note(failureOfRejection(last.cell, error, this.#runs.size), last);
    }
  }

  /** The first failure, of this cell or late from an earlier one, that may not be passed over. */
  #judge(failure: CellFailure | undefined): CellFailure | undefined {
    const failures = failure === undefined ? this.#lateFailures : [...this.#lateFailures, failure];
    this.#lateFailures = [];
    return failures.find((one) => !this.#isTolerated(one));
  }

  #isTolerated({ kind, cellId }: CellFailure): boolean {
    if (kind !== "error" && kind !== "late-error") return false;
    const mayThrow = this.#runs.get(cellId)?.cell.tags.includes("raises-exception");
    return this.#options.allowErrors === true || mayThrow === true;
  }
}

const LATE_OUTPUT_MS = 10_000;

function isExecuted({ type, source, tags }: Cell): boolean {
  return type === "code" && source.trim() !== "" && !tags.includes("skip-execution");
}

/** A cell that prints for ever would fill the memory before its time is over. */
function takeOrAbort(record: CellRecord, output: OutputEvent, overflow: AbortController): void {
  if (overflow.signal.aborted) return;
  try {
    record.take(output);
  } catch (error) {
    overflow.abort(error);
  }
}
