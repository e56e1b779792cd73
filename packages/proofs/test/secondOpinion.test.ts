import { describe, expect, test } from "vitest";
import { checkDocument } from "../src/document/checkDocument.ts";
import { extractFormulas } from "../src/document/markdown.ts";
import { mutantsOf } from "../src/mutants.ts";
import { takeSecondOpinion } from "../src/secondOpinion.ts";

/** The opinion on the last claim of a document. */
const opinionOn = (...formulas: string[]): string => {
  const markdown = formulas.map((formula) => `$$${formula}$$`).join("\n\ntext\n\n");
  return takeSecondOpinion(checkDocument(extractFormulas(markdown)).at(-1)!.claim!).kind;
};

describe("a second opinion, taken at points,", () => {
  test.each([
    [[String.raw`\frac{d}{dz} e^{2z} = 2 e^{2z}`]],
    [[String.raw`g(z) = \tanh z`, "g'(z) = 1 - g(z)^2"]],
    [[String.raw`\text{for } z > 3, \quad |z - 3| = z - 3`]],
    [[String.raw`z = 2, \quad z^2 = 4`]],
    [[String.raw`\sqrt{2} \approx 1.4142`]],
    [[String.raw`\lim_{z \to 0^-} \frac{|z|}{z} = -1`]],
    [["z^2 + 1 > 0"]],
  ])("agrees with %j", (formulas) => {
    expect(opinionOn(...formulas)).toBe("agrees");
  });

  test.each([
    [[String.raw`\frac{d}{dz} e^{2z} = 2 e^{3z}`]],
    [[String.raw`\text{for } z > 3, \quad |z - 3| = 3 - z`]],
    [[String.raw`z = 2, \quad z^2 = 5`]],
    [[String.raw`\sqrt{2} \approx 1.4143`]],
    [[String.raw`\lim_{z \to 0^+} \frac{|z|}{z} = -1`]],
    [["z^2 > 1"]],
  ])("differs from %j", (formulas) => {
    expect(opinionOn(...formulas)).toBe("differs");
  });

  test("is silent where there is no point to look at", () => {
    expect(opinionOn(String.raw`\text{for } z > 1000, \quad |z| = z`)).toBe("silent");
  });
});

test("the mutants of a formula differ from it by one slip each", () => {
  expect(mutantsOf("z + 1")).toEqual(["z - 1", "z + 2", "z + 3"]);
  expect(mutantsOf(String.raw`\tanh^2 z`)).toContain(String.raw`\sinh^2 z`);
  expect(mutantsOf("z")).toEqual([]);
});
