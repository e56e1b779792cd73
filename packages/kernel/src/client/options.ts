import type { Deadline } from "./deadline.ts";
import type { OutputEvent } from "./output.ts";

export interface StartOptions {
  /** The kernel's working directory, from which cells import. */
  readonly cwd: string;
  /** Added to the environment that the kernel inherits. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long the kernel may take to answer; 60 s if not given. */
  readonly startTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface ExecuteOptions extends Deadline {
  /** Hears when the kernel takes the code up: an interrupt sent from now on reaches it. */
  readonly onStart?: () => void;
  /** Hears each output as it comes. What it throws rejects the execution once the cell is done. */
  readonly onOutput?: (output: OutputEvent) => void;
  /** Answers a cell that asks for input; without it, such a cell gets an error. */
  readonly onInput?: (prompt: string, password: boolean) => string | Promise<string>;
  /** Whether requests that wait behind this one are aborted if it fails; true if not given. */
  readonly stopOnError?: boolean;
  /** Run without output, and without counting. */
  readonly silent?: boolean;
}

/** Output that came after its cell had ended, or that belongs to no cell. */
export interface StrayOutput {
  readonly output: OutputEvent;
  /** The `id` of that cell's `ExecuteResult`, if it belongs to one. */
  readonly id: string | undefined;
}
