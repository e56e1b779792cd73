import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { addActivation } from "../../../scripts/newActivation.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "slope-new-activation-"));
const copied = join(copy, "packages/activations");
afterAll(() => rmSync(copy, { recursive: true }));

mkdirSync(join(copy, "packages"));
for (const file of ["tsconfig.base.json", "vitest.config.ts"]) cpSync(join(root, file), join(copy, file));
for (const folder of ["node_modules", "packages/laws", "packages/proofs"])
  symlinkSync(join(root, folder), join(copy, folder));
cpSync(join(root, "packages/activations"), copied, {
  recursive: true,
  verbatimSymlinks: true,
  filter: (source) => !/node_modules|reports|\.turbo/.test(source.slice(root.length)),
});
symlinkSync(join(root, "packages/activations/node_modules"), join(copied, "node_modules"));

const run = (file: string, ...args: string[]) =>
  execFileSync(process.execPath, [file, ...args], { cwd: copied, encoding: "utf8", stdio: "pipe" });

test("a new activation is in all its places, and passes every law and every reference at once", () => {
  const written = addActivation(copied, "myOwn");
  expect(written).toEqual([
    "src/myOwn.ts",
    "src/catalogue.ts",
    "src/index.ts",
    "test/reference/myOwn.json",
    "test/reference/makeReferences.py",
    "test/bounds.ts",
    "ULP.md",
  ]);
  run("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json");
  cpSync(join(root, "packages/activations/dist/kernels"), join(copied, "dist/kernels"), { recursive: true });
  const report = run(
    "node_modules/vitest/vitest.mjs",
    ...[
      "run",
      "--root",
      ".",
      "--config",
      "../../vitest.config.ts",
      "--reporter",
      "json",
      "--outputFile",
      "report.json",
    ],
    ...["conformance", "reference.test", "fourDerivatives", "examples", "ulpTable", "catalogue"],
  );
  expect(report).not.toContain("FAIL");
  const { numFailedTests, testResults } = JSON.parse(readFileSync(join(copied, "report.json"), "utf8"));
  const names: string[] = testResults.flatMap((file: { assertionResults: { fullName: string }[] }) =>
    file.assertionResults.map(({ fullName }) => fullName),
  );
  expect(numFailedTests).toBe(0);
  expect(names.filter((name) => name.includes("myOwn")).length).toBeGreaterThan(20);
});

test("a name that is taken, or is none, is refused and nothing is written", () => {
  const before = readFileSync(join(copied, "src/index.ts"), "utf8");
  expect(() => addActivation(copied, "tanh")).toThrow(/there is a tanh already/);
  for (const name of ["", "My-Own", "1st", "../evil"])
    expect(() => addActivation(copied, name)).toThrow(RangeError);
  expect(readFileSync(join(copied, "src/index.ts"), "utf8")).toBe(before);
});
