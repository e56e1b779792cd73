import { stripVTControlCharacters } from "node:util";
import {
  type ErrorContent,
  type ExecuteResult,
  ExecuteTimeout,
  KernelDied,
  type OutputEvent,
} from "@slope/kernel";
import { NotebookError } from "./errors.ts";
import type { Cell } from "./notebook.ts";

type FailureKind = "error" | "late-error" | "timeout" | "died" | "too-large" | "output-lost";

/** Why a notebook did not run to its end, and in which cell. */
export interface CellFailure {
  readonly kind: FailureKind;
  readonly cellId: string;
  /** The line within the cell, from 1, where that is known. */
  readonly line: number | undefined;
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
  /** What can be done about it, where that is not for the cell's code to say. */
  readonly next?: string;
  /** What the kernel's process wrote before it died. It differs from run to run, so no notebook holds it. */
  readonly log?: string;
}

export function failureOfResult(cell: Cell, result: ExecuteResult): CellFailure | undefined {
  if (result.status === "error" && result.error !== undefined) {
    return ofError("error", cell, result.error, result.executionCount);
  }
  if (result.status === "aborted") {
    return fail(
      "error",
      cell,
      "Aborted",
      "the kernel refused to run this cell, because one before it had failed",
    );
  }
  if (result.incomplete) {
    const evalue =
      "the kernel fell silent before it said that this cell was done: some of its output may be missing";
    const next = "Run it again; if it happens each time, print less in this cell.";
    return { ...fail("output-lost", cell, "OutputLost", evalue), next };
  }
  return undefined;
}

/** How Slope's kernel and stock tslab tell, on stderr, of an error that nobody caught before its cell had ended. */
const LATE_ERROR =
  /^(?:(?:Rejected|Uncaught), after its cell had ended:\n|UnhandledPromiseRejection: |Uncaught )/;

/** Late output that tells of an error, as such; undefined for any other. */
export function failureOfLateOutput(
  cell: Cell,
  output: OutputEvent,
  executionCount: number | null,
): CellFailure | undefined {
  if (output.type === "error") return ofError("late-error", cell, output, executionCount);
  if (output.type !== "stream" || output.name !== "stderr" || !LATE_ERROR.test(output.text)) return undefined;
  const traceback = output.text.replace(LATE_ERROR, "").trimEnd().split("\n");
  const [, ename = "Error", evalue = ""] = /^(\w+): (.*)$/.exec(traceback[0] ?? "") ?? [
    "",
    "Error",
    traceback[0],
  ];
  return ofError("late-error", cell, { ename, evalue, traceback }, executionCount);
}

/**
 * @param executionCount the cell's, for the place in it that a kernel's log may tell
 * @throws what it cannot explain
 */
export function failureOfRejection(cell: Cell, error: unknown, executionCount: number | null): CellFailure {
  if (error instanceof ExecuteTimeout) {
    const then = error.killed ? "did not obey an interrupt and was killed" : "was interrupted";
    const evalue = `this cell ran longer than ${error.timeoutMs / 1000} s; the kernel ${then}`;
    const next = "If it needs longer, give it more with --timeout SECONDS (0 for as long as it likes).";
    return { ...fail("timeout", cell, "CellTimeout", evalue), next };
  }
  if (error instanceof KernelDied) {
    const [log] = error.death.log.split(/-+ Native stack trace -+/) as [string];
    const { how, next } = explainDeath(error);
    const line = findErrorLine({ ename: "", evalue: log, traceback: [] }, executionCount);
    return { ...fail("died", cell, "KernelDied", `the kernel ${how}`), line, next, log };
  }
  if (error instanceof NotebookError)
    return fail("too-large", cell, "OutputTooLarge", `${error.what} ${error.next}`);
  throw error;
}

function explainDeath({ death: { code, signal, log } }: KernelDied): { how: string; next: string } {
  if (/heap out of memory|Zone Allocation failed|ENOMEM/.test(log)) {
    return {
      how: "ran out of memory in this cell and died",
      next: "Keep less at a time, or give it more: NODE_OPTIONS=--max-old-space-size=8192 (in MB) before the command.",
    };
  }
  if (signal === null) {
    return {
      how: `ended with exit code ${code} while this cell ran`,
      next: "If the cell calls process.exit, leave it out; otherwise see above what the kernel wrote last.",
    };
  }
  const next = CRASHES.has(signal)
    ? "Its own program failed: look for a native module, or for process.abort, in what the cell calls."
    : "Something outside of the notebook ended it, such as the system when memory ran out. Run it again.";
  return { how: `ended with signal ${signal} while this cell ran`, next };
}

/** The signals that a program brings upon itself. */
const CRASHES = new Set<NodeJS.Signals>(["SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSEGV", "SIGTRAP"]);

function ofError(
  kind: FailureKind,
  cell: Cell,
  error: ErrorContent,
  executionCount: number | null,
): CellFailure {
  const { ename, evalue, traceback } = error;
  return { kind, cellId: cell.id, line: findErrorLine(error, executionCount), ename, evalue, traceback };
}

function fail(kind: FailureKind, cell: Cell, ename: string, evalue: string): CellFailure {
  return { kind, cellId: cell.id, line: undefined, ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

/**
 * The line of the cell on which it failed, as kernels tell it: Slope's (`cell[3]:2:7`, `cell[3], line 2`), IPython's
 * (`Cell In[3], line 2`), and stock tslab's compiler (`2:7 - Type …`), which names no line for what is thrown.
 */
export function findErrorLine(error: ErrorContent, executionCount: number | null): number | undefined {
  const text = stripVTControlCharacters([error.evalue, ...error.traceback].join("\n"));
  const named = new RegExp(`(?:cell|Cell In ?)\\[${executionCount ?? "\\d+"}\\](?::|, line )(\\d+)`).exec(
    text,
  );
  const line = named?.[1] ?? /^(\d+):\d+ - /.exec(text)?.[1];
  return line === undefined ? undefined : Number(line);
}
