import { relative } from "node:path";
import { inspect, types } from "node:util";
import type { CellError } from "../threadMessages.ts";
import { excerptSource } from "./excerpt.ts";
import type { StackFrame } from "./stackFrames.ts";

const SHOWN_ELSEWHERE = new Set(["name", "message", "stack", "cause", "errors"]);
const MAX_CAUSES = 8;

/** Paths from the working directory: shorter, and the same on every machine. */
function shortenPaths(text: string): string {
  return text.replace(/(^|[\s(])(?:file:\/\/)?(\/[^\s:()]+)/g, (_whole, before: string, path: string) => {
    return before + relative(process.cwd(), path);
  });
}

function excerptFrame({ source, position }: StackFrame): string[] {
  if (!source || !position) return [];
  return [
    `${source.label}, line ${position.line}, column ${position.column}:`,
    ...excerptSource(source.source, position),
  ];
}

/** Where it was thrown and, if that was elsewhere, where the running cell came to it. */
function excerptFrames(frames: readonly StackFrame[], label: string | undefined): string[] {
  const thrown = frames.find((frame) => frame.position);
  const reached = frames.find((frame) => frame.position && frame.source?.label === label);
  return [...new Set([thrown, reached])].flatMap((frame) => (frame ? excerptFrame(frame) : []));
}

function describeStack(frames: readonly StackFrame[]): string[] {
  return frames.map(({ text }) => `    at ${shortenPaths(text)}`);
}

function describeProperties(error: Error): string[] {
  const own = Object.entries(error).filter(([key]) => !SHOWN_ELSEWHERE.has(key));
  return own.length === 0 ? [] : inspect(Object.fromEntries(own)).split("\n");
}

/** Those of other realms are native errors; those that a worker thread passes on are none, but inherit from Error. */
function isError(thrown: unknown): thrown is Error {
  return types.isNativeError(thrown) || thrown instanceof Error;
}

/** Turns what was thrown into an error message of Jupyter. */
export class ErrorReporter {
  readonly #framesOf: (error: Error) => StackFrame[] | undefined;

  constructor(framesOf: (error: Error) => StackFrame[] | undefined) {
    this.#framesOf = framesOf;
  }

  /** `label` names the cell that ran. */
  report(thrown: unknown, label: string): CellError {
    if (!isError(thrown)) {
      const evalue = inspect(thrown);
      return { ename: "Thrown", evalue, traceback: [`Thrown, and not an Error: ${evalue}`] };
    }
    return {
      ename: String(thrown.name),
      evalue: String(thrown.message),
      traceback: this.#describe(thrown, label),
    };
  }

  /** The stack of an error as lines; none where no cell is on it. */
  stackInCells(error: Error): string[] {
    const frames = this.#framesOf(error) ?? [];
    return frames.some(({ source }) => source) ? describeStack(frames) : [];
  }

  #describe(error: Error, label: string | undefined, depth = 0): string[] {
    const frames = this.#framesOf(error);
    const stack = frames ? describeStack(frames) : shortenPaths(String(error.stack)).split("\n").slice(1);
    return [
      ...Error.prototype.toString.call(error).split("\n"),
      ...excerptFrames(frames ?? [], label),
      ...stack,
      ...describeProperties(error),
      ...this.#describeCauses(error, depth),
    ];
  }

  #describeCauses(error: Error, depth: number): string[] {
    if (depth === MAX_CAUSES) return [];
    const causes = [
      ...("cause" in error ? [error.cause] : []),
      ...(error instanceof AggregateError ? error.errors : []),
    ];
    return causes.flatMap((cause) => [
      "",
      "Caused by:",
      ...(isError(cause) ? this.#describe(cause, undefined, depth + 1) : inspect(cause).split("\n")),
    ]);
  }
}
