import { InvalidArgumentError, Option } from "commander";
import { printNote } from "./print.ts";
import { defaultJobs } from "./session.ts";

/** Long enough for a training run, short enough that a cell that never ends does not hold up CI for hours. */
const DEFAULT_TIMEOUT_SECONDS = 600;

export function kernelOption(): Option {
  return new Option("--kernel <name>", "run on this installed kernel instead of Slope's own");
}

export function jobsOption(): Option {
  return new Option("--jobs <n>", "how many notebooks to run at the same time")
    .default(defaultJobs())
    .argParser(parsePositiveInteger);
}

export function timeoutOption(): Option {
  return new Option("--timeout <seconds>", "how long one cell may take; 0 for as long as it likes")
    .default(DEFAULT_TIMEOUT_SECONDS)
    .argParser(parseSeconds);
}

export function allowErrorsOption(): Option {
  return new Option("--allow-errors", "go on after a cell that throws").default(false);
}

/** What every verb that executes notebooks can be told. */
export interface RunChoices {
  readonly kernel?: string;
  readonly timeout: number;
  readonly allowErrors: boolean;
}

/** The same as `runFile` and `checkFile` take it. */
export function toRunSettings({ kernel, timeout, allowErrors }: RunChoices, signal: AbortSignal) {
  const timeoutMs = timeout === 0 ? undefined : timeout * 1000;
  return { kernel, allowErrors, timeoutMs, signal, onNote: printNote };
}

function parsePositiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("Give a whole number from 1 up.");
  return value;
}

/** A timer of Node holds 2³¹ − 1 ms at most, some 24 days. */
const MOST_SECONDS = 2_000_000;

function parseSeconds(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= MOST_SECONDS)) {
    throw new InvalidArgumentError(`Give seconds, from 0 to ${MOST_SECONDS}.`);
  }
  return value;
}

export function parseTolerance(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value < 1)) {
    throw new InvalidArgumentError("Give a relative tolerance from 0 to below 1, such as 1e-9.");
  }
  return value;
}
