import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeScratchFolder } from "./scratchFolder.ts";
import { type Ended, runSlope } from "./slopeCommand.ts";

const RIGHT = "# Slope of tanh\n\n$$g(z) = \\tanh(z)$$\n\n$$g'(z) = 1 - g(z)^2$$\n";
const WRONG = RIGHT.replace("1 - g(z)^2", "1 - g(z)^3");

const REFUTED_STEP = readFileSync(new URL("fixtures/refuted-step.ipynb", import.meta.url), "utf8");

/** The text as a file of that name, checked. */
function checkText(name: string, text: string): Promise<Ended> {
  const cwd = makeScratchFolder();
  writeFileSync(join(cwd, name), text);
  return runSlope(["check", "--math", name], { cwd });
}

const asSource = (markdown: string): string =>
  `// %% [markdown] id="claim"\n${markdown.trimEnd().replace(/^/gm, "// ").replace(/ $/gm, "")}\n`;

describe("slope check --math", () => {
  test("a right equation of a Markdown file is proven", async () => {
    const { code, stdout } = await checkText("right.md", RIGHT);
    expect(stdout).toContain("✓ proven    right.md, line 5");
    expect(code).toBe(0);
  });

  test("a wrong equation is refuted with a point, and the exit code is 1", async () => {
    const { code, stdout } = await checkText("wrong.md", WRONG);
    expect(stdout).toMatch(/✗ refuted {3}wrong\.md, line 5.*\n.*at z = /);
    expect(code).toBe(1);
  });

  test("in a .nb.ts, the line is the line of the file", async () => {
    const { code, stdout } = await checkText("wrong.nb.ts", asSource(WRONG));
    expect(stdout).toContain("✗ refuted   wrong.nb.ts, cell claim, line 6");
    expect(code).toBe(1);
  });

  test("a false step of a derivation that a cell shows is refuted, whatever verdict is stored beside it", async () => {
    const { code, stdout } = await checkText("steps.ipynb", REFUTED_STEP);
    expect(stdout).toContain("1 of 2 steps proven");
    expect(stdout).toMatch(
      /✗ refuted {3}steps\.ipynb, cell derive, step 2 of the derivation: .*\n.*at z = .*\n.*then: slope run steps\.ipynb/,
    );
    expect(code).toBe(1);
  });

  test("a derivation whose steps are true passes", async () => {
    const { code, stdout } = await checkText("steps.ipynb", REFUTED_STEP.replace("z \\\\cdot 2", "z^2"));
    expect(stdout).toContain("2 of 2 steps proven");
    expect(code).toBe(0);
  });

  test("a file that is not there fails, and says so", async () => {
    const { code, stderr } = await runSlope(["check", "--math", "missing.md"], { cwd: makeScratchFolder() });
    expect(stderr).toContain("missing.md: there is no such file.");
    expect(code).toBe(1);
  });
});

describe("slope prove", () => {
  const prove = (equation: string): Promise<Ended> => runSlope(["prove", equation], { cwd: process.cwd() });

  test.each([
    ["2z = z + z", 0, "✓ proven"],
    ["2z = z", 1, "✗ refuted: at z = "],
    ["2z = \\frac{z", 2, "? cannot be read: "],
  ])("'%s' has exit code %i", async (equation, exitCode, text) => {
    const { code, stdout } = await prove(equation);
    expect(stdout).toContain(text);
    expect(code).toBe(exitCode);
  });
});
