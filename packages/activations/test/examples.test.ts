import { fileURLToPath } from "node:url";
import * as activations from "@slope/activations";
import * as laws from "@slope/laws";
import { expect, test } from "vitest";
import { type Example, findExamples, findExamplesUnder, runExample } from "./examples.ts";

const packages = { "@slope/activations": activations, "@slope/laws": laws };
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const nameOf = ({ path, line }: Example) => `${path.slice(at("../..").length)} line ${line}`;

const readmes = [at("../README.md"), at("../../laws/README.md")].flatMap(findExamples);
const docstrings = [at("../src"), at("../../laws/src")].flatMap(findExamplesUnder);

test.each([...readmes, ...docstrings].map((example) => [nameOf(example), example] as const))(
  "the example of %s does what it says",
  async (_, example) => {
    const outcomes = await runExample(example, packages);
    expect(outcomes.map(({ line, got }) => ({ line, got }))).toEqual(
      outcomes.map(({ line, expected }) => ({ line, got: expected })),
    );
    expect(outcomes.length).toBeGreaterThan(0);
  },
);

test("every activation, and each README, has an example", () => {
  const files = docstrings.map(({ path }) => path);
  for (const { name } of activations.catalogue) expect(files).toContain(at(`../src/${name}.ts`));
  expect(new Set(readmes.map(({ path }) => path)).size).toBe(2);
});

test("an example that promises too much is caught", async () => {
  const example = {
    path: "x",
    line: 5,
    code: 'import { relu } from "@slope/activations";\nrelu(-1) // → -1',
  };
  expect(await runExample(example, packages)).toEqual([{ line: 6, expected: "-1", got: "0" }]);
  const throwing = { ...example, code: "null.x // → RangeError" };
  expect((await runExample(throwing, packages))[0]?.got).toMatch(/^TypeError/);
});
