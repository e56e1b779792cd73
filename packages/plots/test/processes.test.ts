import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const script = fileURLToPath(new URL("draw.ts", import.meta.url));
const LIMIT_MS = 120_000;

async function drawInProcess(...order: string[]): Promise<Record<string, string>> {
  // The limit also shows that a process that drew can end.
  const { stdout } = await run(process.execPath, [script, ...order], { timeout: LIMIT_MS / 2 });
  return JSON.parse(stdout);
}

test("two processes draw the same bytes, whatever they drew before", { timeout: LIMIT_MS }, async () => {
  const one = await drawInProcess("slope", "tangent");
  const other = await drawInProcess("tangent", "slope");
  expect(Object.keys(one).sort()).toEqual(["slope.png", "slope.svg", "tangent.png", "tangent.svg"]);
  expect(one).toEqual(other);
});
