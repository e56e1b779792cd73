import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseIpynb } from "../../src/index.ts";
import { FORMULAS, POINTS, REMARKS } from "./lecturePlaces.ts";

const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");

/** The display formulas of the lecture in their order, slips included; the tests of the proofs judge them. */
const lecture = [...read("packages/proofs/test/fixtures/lecture.md").matchAll(/\$\$(.+?)\$\$/g)].map(
  ([, latex]) => latex!,
);

function readCell(notebook: string, id: string) {
  const cell = parseIpynb(read(`notebooks/${notebook}.ipynb`), notebook).cells.find((one) => one.id === id);
  if (cell === undefined) throw new Error(`${notebook} has no cell ${id}.`);
  return cell;
}

/** Without spaces, and without what says nothing: sizes of brackets, an equals sign in front, the rest of a quotation's lines. */
const normalise = (text: string): string =>
  text
    .replaceAll(/^> ?/gm, "")
    .replaceAll(/\\(?:left|right)(?![a-z])/g, "")
    .replaceAll(/\s+/g, "")
    .replace(/^=/, "");

test("the book says where each formula of the lecture is", () => {
  expect(FORMULAS).toHaveLength(lecture.length);
});

describe.each(lecture.map((latex, i) => [latex, FORMULAS[i] ?? []] as const))(
  "the lecture's %s",
  (latex, [notebook = "", id = "", ...inOtherWords]) => {
    test(`is in ${notebook}, cell ${id}`, () => {
      const source = normalise(readCell(notebook, id).source);
      for (const words of inOtherWords.length === 0 ? [latex] : inOtherWords)
        expect(source).toContain(normalise(words));
    });
  },
);

test.each(REMARKS)("a remark of the lecture is in %s, cell %s: %s", (notebook, id, words) => {
  expect(normalise(readCell(notebook, id).source)).toContain(normalise(words));
});

test.each(POINTS)("%s, cell %s, computes what the lecture states: %s", (notebook, id, line) => {
  const { outputs } = readCell(notebook, id);
  expect(outputs.map((output) => ("text" in output ? output.text : "")).join("")).toMatch(line);
});
