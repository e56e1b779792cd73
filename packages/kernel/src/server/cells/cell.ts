import { AsyncLocalStorage } from "node:async_hooks";
import type { RunOutcome, RunRequest } from "../threadMessages.ts";

/** A cell that runs or has run: what its output, however late, belongs to. */
export class Cell {
  readonly request: RunRequest;
  /** Resolves with the outcome as soon as there is one, whatever the cell's own code still does. */
  readonly ended: Promise<RunOutcome>;
  #end!: (outcome: RunOutcome) => void;
  #outcome: RunOutcome | undefined;

  constructor(request: RunRequest) {
    this.request = request;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get isRunning(): boolean {
    return this.#outcome === undefined;
  }

  get outcome(): RunOutcome | undefined {
    return this.#outcome;
  }

  /** The first outcome counts. */
  end(outcome: RunOutcome): void {
    this.#outcome ??= outcome;
    this.#end(this.#outcome);
  }
}

const current = new AsyncLocalStorage<Cell>();
let latest: Cell | undefined;

/** Runs `work` as the cell's: all that comes of it, timers and promises included, belongs to the cell. */
export function runAsCell<Value>(cell: Cell, work: () => Value): Value {
  latest = cell;
  return current.run(cell, work);
}

/** The cell whose code, or code that it set going, runs now; the latest cell where that cannot be told. */
export function currentCell(): Cell | undefined {
  return current.getStore() ?? latest;
}
