import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatIpynb } from "../src/ipynb.ts";
import { sealPair } from "../src/pair.ts";
import { readSource } from "../src/readSource.ts";
import { makeScratchFolder } from "./scratchFolder.ts";
import { type Ended, runSlope } from "./slopeCommand.ts";

const RULES = { parts: ["claim", "hero", "exercises", "sources"], words: [10, 30], exercises: [1, 2] };
const WHOLE = `// %% [markdown] id="claim"
// # One and one is two
//
// Take one apple and another one.

// %% id="hero"
draw();

// %% [markdown] id="exercises"
// ## Exercises

// %% [markdown] id="exercise-1"
// How many apples are three and four?

// %% [markdown] id="exercise-1-answer" tags=["answer"]
// Seven; this is folded and not read by all.

// %% [markdown] id="sources"
// ## Sources
`;

/** A folder with a notebook, as it is when its hero has shown the given bundle, and with rules. */
function makeFolder(
  source: string,
  { rules = RULES, hero = { "image/png": "AAAA" } }: { rules?: unknown; hero?: Record<string, string> } = {},
): string {
  const cwd = makeScratchFolder();
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ slope: rules }));
  writeFileSync(join(cwd, "sum.nb.ts"), source);
  const { notebook } = readSource(source, "sum.nb.ts");
  const cells = notebook.cells.map((cell) =>
    cell.id === "hero" && cell.type === "code"
      ? { ...cell, outputs: [{ output_type: "display_data" as const, data: hero, metadata: {} }] }
      : cell,
  );
  writeFileSync(join(cwd, "sum.ipynb"), formatIpynb(sealPair({ ...notebook, cells })));
  return cwd;
}

const checkParts = (cwd: string, ...args: string[]): Promise<Ended> =>
  runSlope(["check", "--parts", ...(args.length > 0 ? args : ["sum.nb.ts"])], { cwd });

/** The source without a cell. */
const without = (id: string): string => WHOLE.replace(new RegExp(`// %%[^\n]*id="${id}"[\\s\\S]*?\n\n`), "");

describe("slope check --parts", { timeout: 30_000 }, () => {
  test("a notebook with all its parts passes, and its words and exercises are told", async () => {
    expect(await checkParts(makeFolder(WHOLE))).toEqual({
      code: 0,
      stdout: "✓ sum  20 words  1 exercise\n",
      stderr: "",
    });
  });

  const lacking: [string, Parameters<typeof makeFolder>, RegExp][] = [
    [
      "a part that is missing, and after which cell it belongs",
      [without("exercises")],
      /sum\.nb\.ts, cell hero, line 7: the part exercises is missing; package\.json asks for it\.\n +Add a cell with id="exercises" after the part hero\./,
    ],
    [
      "a part that stands too early",
      [
        `// %% [markdown] id="sources"\n// ## Sources\n\n${WHOLE.replace(/\n\/\/ %%[^\n]*id="sources"[\s\S]*$/, "")}`,
      ],
      /cell sources, line 2: the part sources stands before the part exercises/,
    ],
    ["a part that is empty", [WHOLE.replace("draw();\n", "")], /cell hero.*: this part is empty/],
    [
      "a claim without a title",
      [WHOLE.replace("// # One", "// ## One")],
      /cell claim, line 2: this part has no title/,
    ],
    [
      "a second title",
      [WHOLE.replace("// ## Sources", "// $$a\n// = b$$\n//\n// # Sources")],
      /cell sources, line 22: this is a second heading of the first level/,
    ],
    [
      "a hero without a figure",
      [WHOLE, { hero: { "text/plain": "a figure" } }],
      /cell hero, line 7: this cell has no figure .*\n +Let it show one, then `slope run sum\.nb\.ts`/,
    ],
    [
      "a hero that is prose",
      [WHOLE.replace('id="hero"\ndraw();', '[markdown] id="hero"\n// A picture.')],
      /cell hero, line 7: this part has to be a code cell/,
    ],
    [
      "too few words, of which formulas, code, comments and answers are none",
      [WHOLE, { rules: { ...RULES, words: [21, 30] } }],
      /sum\.nb\.ts: there are 20 words of prose .*fewer than 21\.\n +Write 1 more/,
    ],
    ["too many words", [WHOLE, { rules: { ...RULES, words: [1, 19] } }], /more than 19\.\n +Cut 1\./],
    [
      "too few exercises",
      [WHOLE, { rules: { ...RULES, exercises: [2, 3] } }],
      /there is 1 exercise, fewer than 2\.\n +Add cells with id="exercise-2"/,
    ],
    [
      "an exercise out of number",
      [WHOLE.replace('id="exercise-1"', 'id="exercise-2"')],
      /cell exercise-2, line 13: this is exercise 1/,
    ],
    [
      "an exercise without an answer",
      [without("exercise-1-answer")],
      /cell exercise-1, line 13: this exercise has no answer\.\n +Put a cell with tags=\["answer"\]/,
    ],
    ["rules that are none", [WHOLE, { rules: { words: [9] } }], /package\.json: `slope\.words` is not/],
    ["rules with a slip", [WHOLE, { rules: { part: [] } }], /package\.json: `slope` knows no `part`/],
    ["no rules", [WHOLE, { rules: null }], /package\.json: `slope` is no object/],
  ];
  test.each(lacking)("tells of %s", async (_, folder, message) => {
    const { code, stderr } = await checkParts(makeFolder(...folder));
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  test("without rules it fails, and says where they go", async () => {
    const cwd = makeFolder(WHOLE);
    writeFileSync(join(cwd, "package.json"), "{}");
    const { code, stderr } = await checkParts(cwd);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/nothing says which parts.*\n.*package\.json/)]);
  });

  test("the nearest package.json counts, also from a folder above", async () => {
    const cwd = makeFolder(WHOLE, { rules: { ...RULES, words: [1, 2] } });
    mkdirSync(join(cwd, "below"));
    writeFileSync(join(cwd, "below", "one.nb.ts"), '// %% [markdown] id="claim"\n// # Word\n');
    const { code, stderr } = await checkParts(cwd, "below/one.nb.ts");
    expect([code, stderr]).toEqual([1, expect.stringContaining("; package.json asks for it")]);
  });
});

describe("the other checks fail, too, where a part is missing:", { timeout: 60_000 }, () => {
  test.each([[["--math"]], [[]]])("slope check %j", async (flags) => {
    const cwd = makeFolder('// %% [markdown] id="claim"\n// # Apples\n', {
      rules: { parts: ["claim", "see"] },
    });
    const { code, stdout, stderr } = await runSlope(["check", ...flags, "sum.nb.ts"], { cwd });
    expect(stderr).toContain("the part see is missing");
    expect(stdout).toContain("✗ sum  not all parts");
    expect(code).toBe(1);
  });
});
