import { KernelClient } from "@slope/kernel";
import type { Contender } from "./kernels.ts";

/** Milliseconds since the kernel's process was started. */
export interface StartUp {
  readonly ready: number;
  readonly firstCell: number;
}

/** Starts a kernel, waits until it answers and its output arrives, runs a cell, and ends it. */
export async function measureStart(
  { name, spec, env }: Contender,
  cwd: string,
  code: string,
): Promise<StartUp> {
  const start = performance.now();
  const kernel = await KernelClient.start(spec, { cwd, ...(env ? { env } : {}) });
  const ready = performance.now() - start;
  const { status, error } = await kernel.execute(code);
  const firstCell = performance.now() - start;
  await kernel.kill();
  if (status !== "ok") throw new Error(`${name} could not run the cell: ${error?.evalue}`);
  return { ready, firstCell };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
