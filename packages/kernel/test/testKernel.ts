import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Connection, readConnectionFile } from "../src/connection.ts";
import {
  type ExecuteOptions,
  type ExecuteResult,
  KernelClient,
  type KernelSpec,
  type OutputEvent,
  type StartOptions,
  slopeKernelSpec,
} from "../src/index.ts";

/** A folder with a few TypeScript files for cells to import. */
export const PROJECT = fileURLToPath(new URL("./fixtures/project", import.meta.url));

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

/** Stock tslab, as it comes from the registry. */
export const STOCK_TSLAB: KernelSpec = {
  name: "stock-tslab",
  displayName: "TypeScript (tslab)",
  language: "typescript",
  argv: [`${PACKAGE}node_modules/.bin/tslab`, "kernel", "--config-path={connection_file}"],
  env: {},
  interruptMode: "signal",
  metadata: {},
};

/** Where a running kernel of ours listens, and its key. */
export function connectionOf(kernel: KernelClient): Connection {
  const command = readFileSync(`/proc/${kernel.pid}/cmdline`, "utf8");
  return readConnectionFile(/--connection-file=([^\0]+)/.exec(command)![1]!);
}

export interface CellRun extends ExecuteResult {
  /** In order, with adjacent pieces of one stream joined. */
  readonly outputs: OutputEvent[];
}

/** Starts our kernel, in the form in which it is built. */
export function startSlope(options: Partial<StartOptions> = {}): Promise<KernelClient> {
  const spec = slopeKernelSpec();
  return KernelClient.start(spec, { cwd: PROJECT, ...options });
}

/** Runs a cell and keeps its outputs. */
export async function runCell(
  kernel: KernelClient,
  code: string,
  options: ExecuteOptions = {},
): Promise<CellRun> {
  const outputs: OutputEvent[] = [];
  const result = await kernel.execute(code, {
    timeoutMs: 20_000,
    ...options,
    onOutput: (output) => {
      addOutput(outputs, output);
      options.onOutput?.(output);
    },
  });
  return { ...result, outputs };
}

/** A cell on its way, and the events that a test may wait for instead of guessing a time. */
export interface WatchedCell {
  readonly run: Promise<CellRun>;
  /** The kernel has taken it up, and may not have compiled it yet. */
  readonly started: Promise<unknown>;
  /** Its own code runs and has put something out. */
  readonly printed: Promise<unknown>;
}

/** Runs a cell; the events come at the latest when it is done. */
export function watchCell(kernel: KernelClient, code: string, options: ExecuteOptions = {}): WatchedCell {
  const started = Promise.withResolvers<void>();
  const printed = Promise.withResolvers<void>();
  const run = runCell(kernel, code, {
    ...options,
    onStart: () => started.resolve(),
    onOutput: () => printed.resolve(),
  });
  // Whoever awaits the run hears of its failure.
  const done = run.catch(() => {});
  return {
    run,
    started: Promise.race([started.promise, done]),
    printed: Promise.race([printed.promise, done]),
  };
}

function addOutput(outputs: OutputEvent[], output: OutputEvent): void {
  const last = outputs.at(-1);
  if (output.type === "stream" && last?.type === "stream" && last.name === output.name) {
    outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
  } else {
    outputs.push(output);
  }
}

/** The text of a cell's `execute_result`. */
export function resultText({ outputs }: CellRun): unknown {
  const result = outputs.find((output) => output.type === "execute_result");
  return result?.data["text/plain"];
}

export function stdoutText({ outputs }: CellRun): string {
  return outputs
    .map((output) => (output.type === "stream" && output.name === "stdout" ? output.text : ""))
    .join("");
}

export function stderrText({ outputs }: CellRun): string {
  return outputs
    .map((output) => (output.type === "stream" && output.name === "stderr" ? output.text : ""))
    .join("");
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Polls until `condition` holds, for at most `limitMs`. @returns whether it came to hold. */
export async function eventually(condition: () => boolean, limitMs = 10_000): Promise<boolean> {
  for (const end = performance.now() + limitMs; performance.now() < end; ) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return condition();
}
