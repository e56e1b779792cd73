import childProcess, { type ChildProcess, type SpawnSyncReturns } from "node:child_process";
import { syncBuiltinESMExports } from "node:module";

/**
 * Child processes that a cell starts with inherited output would write past the notebook, to where the kernel itself
 * writes. They get a pipe instead, which is copied to `process.stdout` and `process.stderr`.
 */
export function captureChildOutput(): void {
  captureAsynchronous();
  captureSynchronous();
  syncBuiltinESMExports();
}

const STREAMS = [
  { fd: 1, name: "stdout" },
  { fd: 2, name: "stderr" },
] as const;

function isInherited(entry: unknown, fd: number): boolean {
  return entry === "inherit" || entry === fd || entry === process[fd === 1 ? "stdout" : "stderr"];
}

/** The same `stdio` option with pipes for inherited output, and which streams those are. */
function replaceInherited(stdio: unknown): { stdio: unknown; replaced: (typeof STREAMS)[number][] } {
  const entries: unknown[] = Array.isArray(stdio) ? [...stdio] : [stdio, stdio, stdio];
  const replaced = STREAMS.filter(({ fd }) => isInherited(entries[fd], fd));
  for (const { fd } of replaced) entries[fd] = "pipe";
  return { stdio: replaced.length > 0 ? entries : stdio, replaced };
}

/** `spawn`, `exec`, `execFile` and `fork` all end in this method. */
function captureAsynchronous(): void {
  const prototype = childProcess.ChildProcess.prototype as unknown as {
    spawn(this: ChildProcess, options: { stdio?: unknown }): unknown;
  };
  const original = prototype.spawn;
  prototype.spawn = function (options) {
    const { stdio, replaced } = replaceInherited(options.stdio);
    const result = original.call(this, { ...options, stdio });
    for (const { name } of replaced) {
      this[name]?.on("data", (chunk: Buffer) => process[name].write(chunk));
    }
    return result;
  };
}

type SyncFunction = (...parameters: unknown[]) => unknown;
type StreamName = (typeof STREAMS)[number]["name"];

/** Runs `original` with pipes for inherited output; `copy` then passes on what came. */
function captureSync(
  original: unknown,
  copy: (result: unknown, replaced: readonly StreamName[]) => unknown,
): never {
  return ((...parameters: unknown[]) => {
    // The options of `execSync(command, options)`, and of the others, which may have a list of arguments between.
    const index = parameters.findIndex(
      (value, at) => at > 0 && typeof value === "object" && value !== null && !Array.isArray(value),
    );
    const options = parameters[index] as { stdio?: unknown } | undefined;
    const { stdio, replaced } = replaceInherited(options?.stdio);
    if (replaced.length === 0) return (original as SyncFunction)(...parameters);
    const names = replaced.map(({ name }) => name);
    // By default `execSync` and `execFileSync` give stdout back and write stderr to `process.stderr` themselves.
    const useDefault = original !== childProcess.spawnSync && names.includes("stderr");
    const piped = parameters.with(index, { ...options, stdio: useDefault ? undefined : stdio });
    return copy((original as SyncFunction)(...piped), names);
  }) as never;
}

function captureSynchronous(): void {
  const { spawnSync, execSync, execFileSync } = childProcess;
  const copyStdout = (stdout: unknown, replaced: readonly StreamName[]) => {
    if (!replaced.includes("stdout")) return stdout;
    process.stdout.write(stdout as string | Uint8Array);
    return null;
  };
  const wrapped = {
    spawnSync: captureSync(spawnSync, (result, replaced) => {
      for (const name of replaced) {
        const output = (result as SpawnSyncReturns<string | Uint8Array>)[name];
        if (output) process[name].write(output);
      }
      return result;
    }),
    execSync: captureSync(execSync, copyStdout),
    execFileSync: captureSync(execFileSync, copyStdout),
  };
  Object.assign(childProcess, wrapped);
}
