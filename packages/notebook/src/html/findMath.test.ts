import { describe, expect, it } from "vitest";
import { replaceMath } from "./findMath.ts";

/** The text with each formula as ‹i:…› (in a line) or ‹d:…› (displayed). */
function mark(text: string): string {
  return replaceMath(text, ({ tex, display }) => `‹${display ? "d" : "i"}:${tex}›`);
}

describe("replaceMath", () => {
  it.each([
    ["the slope is $a(1 - a)$ here", "the slope is ‹i:a(1 - a)› here"],
    ["$$\\frac{1}{2}$$", "‹d:\\frac{1}{2}›"],
    ["\\(x\\) and \\[y\\]", "‹i:x› and ‹d:y›"],
    ["\\\\(x\\\\) and \\\\[y\\\\]", "‹i:x› and ‹d:y›"],
    ["$ x $ with spaces on both sides", "‹i: x › with spaces on both sides"],
    ["$\\text{costs \\$5}$", "‹i:\\text{costs \\$5}›"],
    ["$\\text{if $x$ holds}$", "‹i:\\text{if $x$ holds}›"],
    ["| $|z|$ | $a$ |", "| ‹i:|z|› | ‹i:a› |"],
  ])("finds the formulas of %s", (text, expected) => {
    expect(mark(text)).toBe(expected);
  });

  it.each([
    "from $5 to $10",
    "it costs \\$5 or \\$6",
    "only one $ sign",
    "`$x$` in code, and ``a ` $y$``",
    "```\n$x$\n```",
    "~~~ts\nconst s = `$${x}$`;\n~~~",
    "> ```\n> $x$\n> ```",
    "$a\n\nb$ over an empty line",
    "\\\\begin is text",
  ])("leaves %j alone", (text) => {
    expect(mark(text)).toBe(text);
  });

  it("takes a bare environment as a displayed formula, with the same environment inside", () => {
    const outer = "\\begin{align}\\begin{align}a\\end{align}\\end{align}";
    expect(mark(`so\n${outer}\n`)).toBe(`so\n‹d:${outer}›\n`);
  });

  it("keeps lines that Markdown would take for lists or headings inside a displayed formula", () => {
    expect(mark("$$\na\n- b\n= c\n$$")).toBe("‹d:\na\n- b\n= c\n›");
  });

  it("says on which line a formula stands", () => {
    const lines: number[] = [];
    replaceMath("one\n\n$a$\n\n```\n$x$\n```\n$$b$$", ({ line }) => String(lines.push(line)));
    expect(lines).toEqual([3, 8]);
  });

  it("goes on after a code span that never closes", () => {
    expect(mark("a ` b $c$")).toBe("a ` b ‹i:c›");
  });
});
