import { describe, expect, test } from "vitest";
import { LatexError } from "../src/errors.ts";
import { parseExpression } from "../src/latex/grammar.ts";
import { toLatex } from "../src/latex/print.ts";
import { PLAIN_VOCABULARY } from "../src/latex/reader.ts";

const r = String.raw;
const read = (latex: string) => toLatex(parseExpression(latex));

describe("what is written is what is read", () => {
  test.each([
    [r`\cfrac{1}{2}`, r`\frac{1}{2}`],
    [r`\frac12`, r`\frac{1}{2}`],
    [r`1 - \left[ z \right]^2`, r`1 - z^{2}`],
    [r`\tanh^2 z`, r`\tanh\left(z\right)^{2}`],
    [r`\tanh 2z (1 - z)`, r`\tanh\left(2 \cdot z\right) \cdot \left(1 - z\right)`],
    [r`e^{-z}`, r`e^{-z}`],
    [r`\mathrm{e}^{z}`, r`e^{z}`],
    [r`\sigma(z)`, r`\sigma\left(z\right)`],
    [r`\cancel{2} z \cdot \bcancel{(-1)}`, r`-2 \cdot z`],
    [r`x \cancel{+ 1} \cancel{- 1}`, r`x + 1 - 1`],
    [r`2 \cdot \underbrace{z^2}_{\text{the square}}`, r`2 \cdot z^{2}`],
    [
      r`\begin{cases} 0 & \text{if } z < 0 \\ z & \text{otherwise} \end{cases}`,
      r`\begin{cases} 0 & \text{if } z < 0 \\ z & \text{otherwise} \end{cases}`,
    ],
    [
      r`\begin{cases} 0, & \text{if $0 \le z < 1$} \\ z, & \text{for } z \geq 1. \end{cases}`,
      r`\begin{cases} 0 & \text{if } 0 \le z, z < 1 \\ z & \text{if } z \ge 1 \end{cases}`,
    ],
    [r`\frac{d}{dz} (1+z)^{-1} - 1`, r`\frac{d}{dz} \left[\left(1 + z\right)^{-1}\right] - 1`],
    [r`\frac{\partial ((1+z)^2)}{\partial z}`, r`\frac{d}{dz} \left[\left(1 + z\right)^{2}\right]`],
    [r`\frac{\mathrm{d}^2}{\mathrm{d}z^2} z^3`, r`\frac{d^{2}}{dz^{2}} \left[z^{3}\right]`],
    ["g'(z) + g''(2z)", r`g'\left(z\right) + g''\left(2 \cdot z\right)`],
    [r`g^{\prime}(z)`, r`g'\left(z\right)`],
    [r`\left. z^2 \right|_{z = 3}`, r`\left. z^{2} \right|_{z = 3}`],
    [r`|z| + \left|z - 1\right| + \lvert z \rvert`, r`\left|z\right| + \left|z - 1\right| + \left|z\right|`],
    [r`\max\{0, z\}`, r`\max\left(0, z\right)`],
    [r`\log_2 z`, r`\frac{\log\left(z\right)}{\log\left(2\right)}`],
    [r`a^{[1]} \cdot W_{21} \cdot \hat{y}`, r`a^{[1]} \cdot W_{21} \cdot \hat{y}`],
    [r`\textcircled{A} + B`, "A + B"],
    ["−z · 2", r`-2 \cdot z`],
    [r`0{,}01 z`, r`0.01 \cdot z`],
    [r`2\,z\;\bigl( 1 \bigr)`, r`2 \cdot z`],
    ["z % a comment\n + 1", "z + 1"],
    ["-z^2", "-z^{2}"],
    ["a/b", r`\frac{a}{b}`],
    [r`\color{red}{z} + \textcolor{blue}{1}`, "z + 1"],
    [r`\lim_{z \to 0^+} \frac{z}{2}`, r`\lim_{z \to 0^+} \left[\frac{z}{2}\right]`],
  ])("%s", (latex, printed) => {
    expect(read(latex)).toBe(printed);
    expect(read(printed)).toBe(printed);
  });

  test("a function may stand bare in a derivative, and there only", () => {
    const vocabulary = { ...PLAIN_VOCABULARY, functions: new Set(["g"]) };
    const slope = r`\frac{d}{dz} \left[g\left(z\right)\right]`;
    expect(toLatex(parseExpression(r`\frac{dg}{dz}`, vocabulary))).toBe(slope);
  });

  test("a letter before brackets is a factor, unless it is known to be a function", () => {
    expect(read("a(1-a)")).toBe(r`a \cdot \left(1 - a\right)`);
    const functions = new Set(["a"]);
    expect(toLatex(parseExpression("a(1-z)", { ...PLAIN_VOCABULARY, functions }))).toBe(
      r`a\left(1 - z\right)`,
    );
  });
});

describe("what can be read in two ways is refused, with the place", () => {
  test.each([
    ["1/2z", "what is under the slash", 3],
    [r`\frac{d}{dz} z \cdot z`, "how far does the derivative reach", 15],
    [r`\frac{d}{dz} (z) z`, "does the derivative reach beyond its brackets", 17],
    [r`\tanh^{-1} z`, "may be the inverse function", 6],
    ["2 3", "two numbers side by side", 2],
    ["z^10", "put the exponent in braces", 2],
    [r`\sigma(1-\sigma)`, "stands without its argument", 9],
    [r`2\underbrace{a+b}_{c}`, "put the sum over the brace in parentheses", 21],
    [r`a \pm b`, "not expected here", 2],
    ["z!", "factorial", 1],
    [r`g' + 1`, "stands without its argument", 0],
  ])("%s", (latex, reason, position) => {
    expect(() => parseExpression(latex, { ...PLAIN_VOCABULARY, functions: new Set(["g"]) })).toThrow(reason);
    expect(positionOf(latex)).toBe(position);
  });
});

describe("what cannot be read says what is wrong and where", () => {
  test.each([
    [r`\frac{1}{1+e^{-z}`, "a { without its }", 8],
    ["z}", "a } without its {", 1],
    ["(1 + z", "before the ) that closes this (", 0],
    [r`\left( z \right]`, "before the ) that closes this (", 15],
    ["1 + ", "something is missing at the end", 3],
    [r`1 + \cdot 2`, r`something is missing before`, 4],
    [r`\frac{1}{}`, "the denominator is empty", 9],
    [r`\foo z`, r`\foo is not understood`, 0],
    [r`a + \dots + b`, "leaves a hole", 4],
    [r`\begin{pmatrix} 1 \end{pmatrix}`, "the environment pmatrix is not understood", 0],
    [r`\begin{cases} 1 & z \end{cases}`, "a condition compares two things", 20],
    [r`\begin{cases} 1 & z < 0 \end{dcases}`, "is closed by", 0],
    [r`\tanh`, "the argument of \\tanh is missing", 5],
    ["1.2.3", "is not a number", 0],
    [r`z \text{ or so}`, "not expected here", 2],
    ["", "the formula is empty", 0],
  ])("%s", (latex, reason, position) => {
    expect(() => parseExpression(latex)).toThrow(reason);
    expect(positionOf(latex)).toBe(position);
  });
});

function positionOf(latex: string): number | undefined {
  try {
    parseExpression(latex, { ...PLAIN_VOCABULARY, functions: new Set(["g"]) });
  } catch (error) {
    if (error instanceof LatexError) return error.position;
  }
  return undefined;
}
