import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const EXAMPLES = [...readFileSync(join(PACKAGE, "README.md"), "utf8").matchAll(/```ts\n(.*?)```/gs)].map(
  ([, code]) => code!,
);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kernel-readme-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function runExample(code: string): string {
  return execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    cwd: PACKAGE,
    env: { ...process.env, JUPYTER_DATA_DIR: folder },
    encoding: "utf8",
  });
}

describe("the README", { timeout: 120_000 }, () => {
  it("runs a cell in its first example", () => {
    const text = runExample(EXAMPLES[0]!);
    expect(text).toContain("'text/plain': '0.5'");
    expect(text).toMatch(/\nok\n$/);
  });

  it("installs the kernel in its second", () => {
    expect(runExample(EXAMPLES[1]!).trim()).toBe(join(folder, "kernels", "tslab"));
  });
});
