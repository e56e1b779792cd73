import { styleText } from "node:util";
import { KernelSpecError, KernelStartError } from "@slope/kernel";
import { NotebookError } from "../errors.ts";
import { Interrupted } from "./session.ts";

type Mark = "✓" | "✗" | "=" | "→";

const COLOURS = { "✓": "green", "✗": "red", "=": "gray", "→": "cyan" } as const;

/** Whoever reads the lines may stop reading (`slope run … | head -1`); the work is done all the same. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** One notebook, one line: `✓ 1-sigmoid  14 cells  2.1 s`. */
export function printLine(mark: Mark, name: string, ...facts: readonly string[]): void {
  const sign = styleText(COLOURS[mark], mark, { stream: process.stdout });
  console.log([`${sign} ${name}`, ...facts].join("  "));
}

export function printNote(note: string): void {
  console.error(`note: ${note}`);
}

export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

export function countCells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}

export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const KERNEL_HELP =
  "`slope kernel list` shows the kernels that are installed; Slope's own needs no --kernel.";

/** What a user can act on is a message; anything else is a mistake of ours, with its stack. */
export function describeError(error: unknown): string {
  if (error instanceof Interrupted) return error.message;
  if (error instanceof KernelSpecError) return `${error.message}\n${KERNEL_HELP}`;
  if (error instanceof NotebookError || error instanceof KernelStartError) return error.message;
  return `A mistake in slope itself; please report it.\n${error instanceof Error ? error.stack : String(error)}`;
}
