import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compileKept } from "./keptScript.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slope-kept-"));
  file = join(folder, "six.js");
  writeFileSync(file, "(() => 6)()");
});

afterEach(() => rmSync(folder, { recursive: true }));

const kept = (): string[] => readdirSync(folder).filter((name) => name !== "six.js");

/** Whether V8 took the kept form; `undefined` if there was none to take. */
function run(): boolean | undefined {
  const { script, isKept, keep } = compileKept(file, folder);
  expect(script.runInThisContext()).toBe(6);
  expect(isKept()).toBe(script.cachedDataRejected === false);
  keep();
  expect(isKept()).toBe(true);
  return script.cachedDataRejected === undefined ? undefined : !script.cachedDataRejected;
}

test("what was compiled once is found the next time, under a name of its text", () => {
  expect(run()).toBe(undefined);
  expect(run()).toBe(true);
  expect(kept()).toHaveLength(1);
  writeFileSync(file, "(() => 1 + 5)()");
  expect(run()).toBe(undefined);
  expect(kept()).toHaveLength(2);
});

test.each([
  ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ["empty", () => Buffer.alloc(0)],
  ["changed in one byte", (bytes: Buffer) => bytes.fill(bytes.at(-1)! ^ 1, bytes.length - 1)],
])("a kept form that is %s is not used, and mended", (_, damage) => {
  run();
  const path = join(folder, kept()[0]!);
  const whole = readFileSync(path);
  writeFileSync(path, damage(Buffer.from(whole)));
  expect(run()).toBe(undefined);
  expect(run()).toBe(true);
});

test("where nothing can be written, or is to be, the script runs all the same", () => {
  for (const nowhere of [join(file, "is no folder"), join(folder, "missing"), undefined]) {
    const { script, keep } = compileKept(file, nowhere);
    keep();
    expect(script.runInThisContext()).toBe(6);
  }
  expect(kept()).toEqual([]);
});

test("processes that keep the same script at once leave one whole file", async () => {
  const program = `import { compileKept } from ${JSON.stringify(join(import.meta.dirname, "keptScript.ts"))};
    const { script, keep } = compileKept(${JSON.stringify(file)}, ${JSON.stringify(folder)});
    script.runInThisContext();
    keep();`;
  const start = () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
  await Promise.all([start(), start(), start()]);
  expect(kept()).toHaveLength(1);
  expect(compileKept(file, folder).script.cachedDataRejected).toBe(false);
});
