import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCell, startSlope, stdoutText } from "./testKernel.ts";

test("in a folder without any package, a cell knows console, Buffer and node:path", {
  timeout: 60_000,
}, async () => {
  const cwd = mkdtempSync(join(tmpdir(), "slope-bare-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  await using kernel = await startSlope({ cwd });
  const run = await runCell(
    kernel,
    'import { join } from "node:path";\nconsole.log(join("a", "b"), Buffer.from("c").length);',
  );
  expect(run.status).toBe("ok");
  expect(stdoutText(run)).toBe("a/b 1\n");
});
