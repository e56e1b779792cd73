import { describe, expect, test } from "vitest";
import { checkDocument } from "../src/document/checkDocument.ts";
import { extractFormulas } from "../src/document/markdown.ts";
import { LatexError } from "../src/errors.ts";
import { environment, prove } from "../src/prove.ts";

const r = String.raw;

/** Each of these takes well under a second; the rest is for a machine that is busy with other things. */
const SOON_MS = 30_000;

/** Runs something and says how it ended, and that it did not go on and on. */
function soon<T>(run: () => T): T {
  const start = performance.now();
  try {
    return run();
  } finally {
    expect(performance.now() - start).toBeLessThan(SOON_MS);
  }
}

describe("input that would take for ever ends soon, with the place", () => {
  test.each([
    ["10,000 round brackets", `${"(".repeat(10_000)}z${")".repeat(10_000)} = z`],
    ["10,000 braces", `${"{".repeat(10_000)}z${"}".repeat(10_000)} = z`],
    [
      "10,000 fractions in each other",
      `${r`\frac{1}{`.repeat(10_000)}z${"}".repeat(10_000)} = z`.slice(0, 49_000),
    ],
    ["an exponent tower of 3,000 floors", `${"z^{".repeat(3_000)}2${"}".repeat(3_000)} = z`],
    ["10,000 opened brackets", `${"(".repeat(10_000)} = z`],
    ["a formula of 1 MB", `z = ${"1 + ".repeat(250_000)}1`],
  ])("%s", (_, formula) => {
    expect(() => soon(() => prove(formula))).toThrow(LatexError);
    expect(() => prove(formula)).toThrow(/at character \d+/);
  });

  test.each([
    ["a tower of powers of 2", r`2^{2^{2^{2^{2^{2^2}}}}} = 1`, "an exponent would be larger than 1000"],
    ["9 to the 9 to the 9", r`9^{9^9} = 1`, "an exponent would be larger than 1000"],
    ["an exponent of 200 digits", `z^{${"9".repeat(200)}} = z`, "an exponent would be larger than 1000"],
    ["a thousand-digit number to the 900", `${"7".repeat(1000)}^{900} = 1 + z^{2000}`, "bits"],
  ])("%s is not worked out", (_, formula, reason) => {
    const verdict = soon(() => prove(formula));
    expect(verdict).toMatchObject({ kind: "unknown", reason: expect.stringContaining(reason) });
  });

  test("a power with two million terms is not multiplied out, but a point may still refute it", () => {
    const verdict = soon(() => prove("(a + b + c + d + f)^{100} = (a + b + c + d + f)^{99}"));
    expect(verdict.kind).toBe("refuted");
    const true_ = soon(() => prove("(a+b+c+d+f)^{60} (a+b+c+d+f)^{40} = (a+b+c+d+f)^{100}"));
    expect(true_).toMatchObject({ kind: "unknown", reason: expect.stringMatching(/terms|steps/) });
  });

  test("forty corners at once are too many cases to tell apart", () => {
    const sum = Array.from({ length: 40 }, (_, i) => `|z - a_{${i}}|`).join(" + ");
    const verdict = soon(() => prove(`${sum} = 0 + ${sum}`));
    expect(verdict.kind).toBe("unknown");
  });

  test("ten derivatives of a chain of ten tanh end within the budget", () => {
    let chain = "z";
    for (let i = 0; i < 10; i++) chain = r`\tanh\left(${chain}\right)`;
    const verdict = soon(() => prove(r`\frac{d^{10}}{dz^{10}} \left[${chain}\right] = 0`));
    expect(verdict.kind).not.toBe("proven");
  });

  test("a smaller budget gives up sooner, and says so", () => {
    const verdict = prove("(x + y)^{12} = (y + x)^{12} + 0 z", { limits: { steps: 50 } });
    expect(verdict).toMatchObject({ kind: "unknown", reason: "more than 50 steps would be needed" });
  });
});

describe("what cannot be read is refused with the place:", () => {
  test.each([
    ["a bracket that is never closed", "z = (1 + z", 4],
    ["a bracket that was never opened", "z = 1 + z)", 9],
    ["a brace that is never closed", r`z = \frac{z`, 9],
    [r`a \left without its \right`, r`z = \left( z`, 12],
    ["an environment that is never closed", r`z = \begin{cases} z`, 19],
    ["a command that nobody knows", r`z = \fraq{1}{z}`, 4],
    ["an operator without what it works on", "z = z +", 7],
  ])("%s", (_, formula, position) => {
    expect(() => prove(formula)).toThrow(LatexError);
    expect(() => prove(formula)).toThrow(new RegExp(`at character ${position + 1}(?!\\d)`));
  });

  test("and in a document it is unknown, in its line, and the check goes on", () => {
    const big = `$$z = ${"1 + ".repeat(250_000)}1$$`;
    const checks = soon(() => checkDocument(extractFormulas(`$$z = (1$$\n\n${big}\n\n$$2z = z + z$$\n`)));
    expect(checks.map(({ kind, line }) => [kind, line])).toEqual([
      ["unknown", 1],
      ["unknown", 3],
      ["proven", 5],
    ]);
    expect(checks[1]!.latex.length).toBeLessThan(400);
  });
});

describe("what has no value is not proven to have one", () => {
  test.each([
    [r`\frac{1}{z - z} = 1`, "division by something that is always 0", 0],
    [r`1 + \frac{z}{\sin^2 z + \cos^2 z - 1} = 2`, "division by something that is always 0", 4],
    [r`(e^z - e^z)^{-1} = 3`, "division by something that is always 0", 0],
    [r`\log(0 z) = 1`, "the logarithm of something that is always 0", 0],
    [r`\log(-1 - z^2) = 1`, "the domain is empty: the logarithm of something negative", 0],
    [r`1 = 2 + \sqrt{-e^z}`, "the domain is empty: a root of something negative", 8],
  ])("%s", (formula, reason, position) => {
    expect(prove(formula)).toMatchObject({ kind: "unknown", reason, origin: { formula, position } });
  });

  test.each([
    [r`z < 0, \quad z > 1, \quad z = z + 1 - 1`, "the domain is empty: no point satisfies all conditions"],
    [r`\log(z - 1) + \log(-z) = \log(-z) + \log(z - 1)`, "the domain is empty"],
    [r`\sqrt{\sin z - 2} = \sqrt{\sin z - 2}`, "no point was found where both sides have a value"],
  ])("%s", (formula, reason) => {
    expect(prove(formula)).toMatchObject({ kind: "unknown", reason: expect.stringContaining(reason) });
  });

  test.each([
    ["", "the formula is empty"],
    ["z", "there is no equation to prove"],
    ["z = ", "something is missing after the relation"],
    ["= z", "unknown"],
    [r`z \sim 1`, r`\sim is not understood as a relation`],
    [r`z = \text{a word}`, "words"],
    ["h(z) = 1", "nothing says what h is"],
  ])("%j is no equation that could be proven", (formula, reason) => {
    let said: string;
    try {
      const verdict = prove(formula);
      said = verdict.kind === "unknown" ? `unknown: ${verdict.reason}` : verdict.kind;
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toContain(reason);
  });

  test("a name that is defined by itself, or by nothing, is refused with the place", () => {
    expect(() => environment("a = a + 1")).toThrow("a is defined by itself");
    expect(() => environment("a = h(z)")).toThrow("nothing says what h is, at character 5");
    expect(() => environment("1 + 1")).toThrow("neither defines nor assumes");
  });
});
