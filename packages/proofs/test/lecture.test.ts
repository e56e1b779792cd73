import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkDocument } from "../src/document/checkDocument.ts";
import { extractFormulas } from "../src/document/markdown.ts";
import { exitCodeOfChecks } from "../src/document/report.ts";

const markdown = readFileSync(new URL("fixtures/lecture.md", import.meta.url), "utf8");
const check = (text: string) => checkDocument(extractFormulas(text));
const lecture = check(markdown);
const ofLine = (start: string) => lecture.filter(({ latex }) => latex.includes(start));

/** Each equation in order, by the kind of its check. */
const EXPECTED = [
  ...[
    "defines",
    "proven",
    "refuted",
    "proven",
    "shows",
    "proven",
    "unknown",
    "refuted",
    "refuted",
    "proven",
    "refuted",
  ],
  ...["refuted", "proven", "proven", "proven", "proven"],
  ...[
    "shows",
    "proven",
    "refuted",
    "refuted",
    "defines",
    "proven",
    "proven",
    "unknown",
    "proven",
    "refuted",
    "proven",
  ],
  ...["refuted", "defines", "defines", "proven", "proven", "proven", "refuted", "proven", "shows", "refuted"],
  ...["defines", "proven", "defines", "proven"],
];

describe("the lecture as it stands", () => {
  test("every formula has its verdict", () => {
    expect(lecture.map(({ kind }) => kind)).toEqual(EXPECTED);
    expect(exitCodeOfChecks(lecture)).toBe(1);
  });

  test("the expansion of the square divides its cross term once more, and is refuted at z = 0 by 3/8", () => {
    const slip = ofLine("- \\frac{2 \\cdot \\frac{1}{1+e^{-2z}} \\cdot")[0];
    expect(slip?.verdict).toMatchObject({
      kind: "refuted",
      at: { z: 0 },
      left: 1,
      right: 0.625,
      difference: 0.375,
    });
  });

  test("the line after that slip is right again, which its refutation says", () => {
    expect(ofLine("\\frac{2}{2+e^{-2z}+e^{2z}}")[0]?.message).toContain(
      "does equal the beginning of the chain",
    );
  });

  test("a −1 that lost its sign under the pencil stroke is found", () => {
    expect(ofLine("\\cancel{1}")[0]?.message).toContain("true if what is struck out is left out");
  });

  test("g(−10) = 0 is refuted as an equation, and g(10) ≈ 1 holds to the digits shown", () => {
    expect(ofLine("g(z) = 0")[0]?.verdict).toMatchObject({ kind: "refuted", at: { z: -10 } });
    expect(ofLine("g(z) \\approx 1")[0]?.kind).toBe("proven");
  });

  test("a d/dz that was forgotten in two lines is found where it is lost and where it comes back", () => {
    expect(ofLine("= \\frac{1}{1+e^{-2z}} - \\frac{1}{e^{2z}+1}")[0]?.kind).toBe("refuted");
    expect(ofLine("= \\frac{d}{dz} \\left( \\frac{1}{1+e^{-2z}} \\right) -")[0]?.kind).toBe("refuted");
  });

  test("B under the brace lacks the minus sign that the line about B has", () => {
    expect(ofLine("\\textcircled{B} =")[1]?.verdict).toMatchObject({
      kind: "refuted",
      left: -0.5,
      right: 0.5,
    });
  });

  test("the kinks of ReLU and Leaky ReLU are shown as their one-sided slopes", () => {
    const kinks = ofLine("\\begin{cases}").flatMap(({ verdict }) =>
      verdict?.kind === "proven" ? verdict.kinks : [],
    );
    expect(kinks).toEqual([
      { at: { z: "0" }, left: "0", right: "1" },
      { at: { z: "0" }, left: "0.01", right: "1" },
    ]);
  });

  test("without its prose the lecture never says what a is, nor where z is 10", () => {
    const bare = check(markdown.replaceAll(/<!-- slope: (?!forget)[^>]*-->\n/g, ""));
    const named = bare.find(({ latex }) => latex === "g'(z) = a(1-a)");
    expect(named?.message).toBe("unknown: not true for every a, and nothing says what it is");
    expect(bare.find(({ latex }) => latex === "g(z) \\approx 1")?.kind).toBe("refuted");
  });

  test("g cannot be given a second meaning in silence", () => {
    const once = check(markdown.replaceAll(/<!-- slope: forget everything -->\n/g, ""));
    expect(once.find(({ latex }) => latex === "g(z) = \\tanh(z)")?.kind).toBe("refuted");
  });
});
