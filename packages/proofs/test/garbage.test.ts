import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDocument } from "../src/document/checkDocument.ts";
import { extractFormulas } from "../src/document/markdown.ts";
import { LatexError } from "../src/errors.ts";
import { prove } from "../src/prove.ts";

const PIECES = [
  ...[
    "z",
    "a",
    "g",
    "2",
    "0.01",
    "+",
    "-",
    "=",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "^",
    "_",
    "'",
    "|",
    ",",
    "&",
    "/",
    "<",
    ":=",
  ],
  ...[
    "\\frac",
    "\\frac{d}{dz}",
    "\\left(",
    "\\right)",
    "\\tanh",
    "\\sigma",
    "e^{",
    "\\max(",
    "\\sqrt",
    "\\lim_{z \\to 0}",
  ],
  ...[
    "\\begin{cases}",
    "\\end{cases}",
    "\\begin{aligned}",
    "\\end{aligned}",
    "\\\\",
    "\\text{if }",
    "\\text{words}",
  ],
  ...[
    "\\quad",
    "\\approx",
    "\\underbrace{",
    "}_{",
    "\\cancel{",
    "\\textcircled{A}",
    "\\in",
    "\\infty",
    "\\alpha",
    "g(z) = ",
    "\\Rightarrow",
  ],
];
const garbage = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(" "));
/** Garbage in well-formed brackets gets deeper into the grammar. */
const nested = fc.tuple(garbage, garbage).map(([a, b]) => `\\frac{1}{1+z} = z + ${a} = ${b}`);

test("whatever is written, the answer is a verdict or an error that says where", () => {
  fc.assert(
    fc.property(fc.oneof(garbage, nested), (formula) => {
      try {
        expect(["proven", "refuted", "unknown"]).toContain(prove(formula).kind);
      } catch (error) {
        expect(error, formula).toBeInstanceOf(LatexError);
      }
    }),
    { numRuns: 3000, seed: 5 },
  );
});

test("no document ends the check", () => {
  fc.assert(
    fc.property(fc.array(garbage, { maxLength: 5 }), (formulas) => {
      const markdown = formulas.map((formula) => `$$${formula}$$\n<!-- slope: let ${formula} -->`).join("\n");
      expect(checkDocument(extractFormulas(markdown)).every(({ line }) => line >= 1)).toBe(true);
    }),
    { numRuns: 500, seed: 6 },
  );
});
