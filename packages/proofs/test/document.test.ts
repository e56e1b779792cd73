import { describe, expect, test } from "vitest";
import { type Check, checkDocument } from "../src/document/checkDocument.ts";
import { extractFormulas } from "../src/document/markdown.ts";
import { exitCodeOfChecks, formatReport, proveOnCommandLine } from "../src/document/report.ts";

const r = String.raw;
const check = (...lines: string[]): Check[] =>
  checkDocument(extractFormulas(lines.join("\n"), { file: "notes.md" }));
const kinds = (...lines: string[]) => check(...lines).map(({ kind }) => kind);

describe("finding the formulas", () => {
  test("display formulas in all their spellings are found, with the line that each begins on", () => {
    const text = [
      "a $z$ b",
      "$$z = 1$$",
      "",
      r`\[`,
      "z = 2",
      r`\]`,
      r`\begin{align*}`,
      "z &= 3",
      r`\end{align*}`,
      "```math",
      "z = 4",
      "```",
      "so $$z = 5$$ too",
    ];
    const found = extractFormulas(text.join("\n"));
    expect(found.map((f) => [f.line, f.kind === "formula" && /\d/.exec(f.latex)?.[0]])).toEqual([
      [2, "1"],
      [4, "2"],
      [7, "3"],
      [11, "4"],
      [13, "5"],
    ]);
  });

  test("formulas in code and in comments, and escaped dollars, are left alone", () => {
    const text = [
      "```ts",
      "$$z = 1$$",
      "```",
      "`$$z = 2$$`",
      "<!-- $$z = 3$$ -->",
      r`\$$ and \$$`,
      "~~~",
      "$$z = 4$$",
      "~~~",
    ];
    expect(extractFormulas(text.join("\n"))).toEqual([]);
  });

  test("a cell's formulas carry its file and id, and lines counted from where it begins", () => {
    const [formula] = extractFormulas("text\n\n$$z = 1$$", { file: "a.nb.ts", cell: "claim", firstLine: 40 });
    expect(formula).toMatchObject({ file: "a.nb.ts", cell: "claim", line: 42 });
  });

  test("a $$ that is never closed is reported and not skipped", () => {
    expect(check("$$z = z$$", "", "$$z = 2")).toMatchObject([
      { kind: "proven" },
      { kind: "unknown", line: 3, message: "a $$ without its end" },
    ]);
  });
});

describe("going through a document", () => {
  test("an unknown name on the left is defined for the rest, a known one is checked", () => {
    expect(
      kinds("$$g(z) = z^2$$", "$$a = g(z)$$", "$$g'(z) = 2z$$", r`$$\frac{da}{dz} = 2z$$`, "$$g(z) = z^3$$"),
    ).toEqual([...["defines", "defines", "proven", "proven", "refuted"]]);
  });

  test("a name is given a new meaning by :=, by let, or after it was forgotten", () => {
    expect(kinds("$$a = 1$$", "$$a := 2$$", "$$a = 2$$")).toEqual(["defines", "defines", "proven"]);
    expect(kinds("$$a = 1$$", r`$$\text{Let } a = 2$$`, "$$a = 2$$")).toEqual([
      "defines",
      "defines",
      "proven",
    ]);
    expect(kinds("$$a = 1$$", "<!-- slope: forget a -->", "$$a = 2$$", "$$a^2 = 4$$")).toEqual([
      "defines",
      "defines",
      "proven",
    ]);
  });

  test("each equation of an aligned chain is checked on its own line", () => {
    const checks = check(
      "$$",
      r`\begin{aligned}`,
      r`(1 + z)^2 &= (1 + z)(1 + z) \\`,
      r`&= 1 + 2z + z^2 \\`,
      r`&= 1 + z^2`,
      r`\end{aligned}`,
      "$$",
    );
    expect(checks.map(({ kind, line }) => [kind, line])).toEqual([
      ["proven", 3],
      ["proven", 4],
      ["refuted", 5],
    ]);
  });

  test("a sum that is broken over two rows is one sum", () => {
    expect(kinds(r`\begin{align} (1+z)^2 &= 1 + 2z \\ &\quad + z^2 \end{align}`)).toEqual(["proven"]);
  });

  test("a case that begins with a minus sign is no continued row", () => {
    expect(kinds(r`$$|z| = \begin{cases} z & z \ge 0 \\ -z & z < 0 \end{cases}$$`)).toEqual(["proven"]);
  });

  test("a formula that begins with = goes on from the one before, over words in between", () => {
    expect(kinds("$$(1+z)^2$$", "and so", "$$= 1 + 2z + z^2$$", "$$= z^2$$")).toEqual([
      "shows",
      "proven",
      "refuted",
    ]);
    expect(kinds("$$= 1$$")).toEqual(["unknown"]);
  });

  test("expressions one under the other are meant to be equal; with words between them they are not", () => {
    expect(kinds("$$(1+z)^2$$", "", "$$1 + z^2$$")).toEqual(["shows", "refuted"]);
    expect(kinds("$$(1+z)^2$$", "another one:", "$$1 + z^2$$")).toEqual(["shows", "shows"]);
  });

  test("conditions stand in front, behind, or in the formula before", () => {
    expect(kinds(r`$$z = 0, \quad \tanh z = 0$$`)).toEqual(["proven"]);
    expect(kinds(r`$$\text{If } z = 0, \cos z = 1$$`, r`$$\text{then } \sin z = 0$$`)).toEqual([
      "proven",
      "proven",
    ]);
    expect(kinds(r`$$|z| = -z \quad \text{for } z < 0$$`, r`$$|z| = z$$`)).toEqual(["proven", "refuted"]);
    expect(kinds(r`$$|z| = z \text{ for } z > 0, \quad |z| = -z \text{ for } z < 0$$`)).toEqual([
      "proven",
      "proven",
    ]);
    expect(
      kinds(r`$$\text{put } z = 100: \quad \tanh z \approx 1.000, \quad \tanh' (z) \approx 0$$`),
    ).toEqual(["proven", "proven"]);
    expect(
      kinds(
        r`$$\text{let } a = 3$$`,
        r`$$\text{put } a = \frac{1}{2}, \quad a(1-a) = \frac14$$`,
        "$$a = 3$$",
      ),
    ).toEqual([...["defines", "proven", "proven"]]);
  });

  test("what is assumed of a parameter holds for the rest, and its value may follow", () => {
    const slope = r`$$g'(z) = \begin{cases} \alpha & z < 0 \\ 1 & z > 0 \end{cases}$$`;
    expect(kinds(r`$$g(z) = \max(\alpha z, z), \quad 0 < \alpha < 1$$`, slope)).toEqual([
      "assumes",
      "defines",
      "proven",
    ]);
    expect(kinds(r`$$g(z) = \max(\alpha z, z)$$`, r`$$\alpha \in (0, 1)$$`, slope)).toEqual([
      "defines",
      "assumes",
      "proven",
    ]);
    expect(kinds(r`$$g(z) = \max(\alpha z, z)$$`, slope)).toEqual(["defines", "refuted"]);
    expect(kinds(r`$$g(z) = \max(\alpha z, z)$$`, r`$$\alpha = 0.01$$`, "$$g(-1) = -0.01$$", slope)).toEqual([
      ...["defines", "defines", "proven", "proven"],
    ]);
  });

  test("a false equation about a name that nothing declares is unknown, a true one is proven", () => {
    expect(check("$$(a + b)^2 = a^2 + b^2$$")[0]?.message).toBe(
      "unknown: not true for every a and b, and nothing says what it is",
    );
    expect(kinds("$$(a + b)^2 = a^2 + 2ab + b^2$$")).toEqual(["proven"]);
    expect(check(r`$$\frac{da}{dz} = 0$$`)[0]?.message).toBe("unknown: nothing says what a is");
  });

  test("arrows, commas and the like separate statements; a brace names what is over it", () => {
    expect(kinds(r`$$z + 1 = 1 + z \Rightarrow 2z = z + z, \; z = z + 1$$`)).toEqual([
      "proven",
      "proven",
      "refuted",
    ]);
    expect(kinds(r`$$1 + \underbrace{z^2}_{A} = z^2 + 1$$`, "$$A = z^2$$")).toEqual([
      "defines",
      "proven",
      "proven",
    ]);
    expect(kinds("$$A = z$$", r`$$1 + \underbrace{z^2}_{A} = z^2 + 1$$`)).toEqual([
      "defines",
      "refuted",
      "proven",
    ]);
  });

  test("≈ is checked to the digits shown", () => {
    expect(
      kinds(
        r`$$\sigma(1) \approx 0.731$$`,
        r`$$\sigma(1) \approx 0.732$$`,
        r`$$e^{-10} \approx 4.54 \cdot 10^{-5}$$`,
      ),
    ).toEqual([...["proven", "refuted", "proven"]]);
    expect(kinds(r`$$\sigma(z) \approx z$$`, r`$$\sigma(z) \approx 0.5$$`)).toEqual(["unknown", "refuted"]);
  });

  test("words on one side are reported, and so is what cannot be read, with line and place", () => {
    expect(check(r`$$z = \text{the input}$$`)).toMatchObject([
      { kind: "unknown", message: "unknown: one side is words, not mathematics" },
    ]);
    const [unreadable] = check("", "$$", "z =", r`\foo`, "$$");
    expect(unreadable).toMatchObject({ kind: "unknown", line: 4, verdict: { origin: { position: 5 } } });
    expect(unreadable?.message).toContain(r`\foo is not understood`);
  });

  test("LHS and RHS are names like others", () => {
    expect(
      kinds(
        r`$$\text{LHS} := 1 - \tanh^2 z$$`,
        r`$$\text{RHS} := \tanh' (z)$$`,
        r`$$\text{LHS} = \text{RHS}$$`,
      ),
    ).toEqual([...["defines", "defines", "proven"]]);
  });
});

describe("marks", () => {
  test("a formula that is marked as unchecked is not checked, and its reason is kept", () => {
    const [only, ...others] = check(
      "<!-- slope: unchecked because J is any loss -->",
      r`$$J = \text{loss}$$`,
    );
    expect([only?.kind, only?.message, others]).toEqual([
      "unchecked",
      "not checked, because J is any loss",
      [],
    ]);
    expect(exitCodeOfChecks([only!])).toBe(0);
  });

  test("a mark holds for the next formula only", () => {
    expect(kinds("<!-- slope: unchecked because it is a joke -->", "$$1 = 2$$", "$$2 = 3$$")).toEqual([
      "unchecked",
      "refuted",
    ]);
    expect(kinds("<!-- slope: where z = 0 -->", r`$$\sin z = 0$$`, r`$$\sin z = 0$$`)).toEqual([
      "proven",
      "refuted",
    ]);
  });

  test("what the prose says can be said in a mark", () => {
    expect(kinds("<!-- slope: let a = z^2 -->", "$$a + 1 = z^2 + 1$$", r`$$\frac{da}{dz} = z$$`)).toEqual([
      "proven",
      "refuted",
    ]);
  });

  test.each([
    ["unchecked", "unchecked needs a reason"],
    ["nonsense", "a mark is one of"],
    ["let 1 = 2", "neither defines nor assumes"],
    [`let a = ${r`\foo`}`, "is not understood"],
  ])("<!-- slope: %s --> is reported", (mark, reason) => {
    expect(check(`<!-- slope: ${mark} -->`, "$$z = z$$")[0]).toMatchObject({
      kind: "unknown",
      message: expect.stringContaining(reason),
    });
  });

  test("a mark that no formula follows is reported", () => {
    expect(
      check("$$z = z$$", "<!-- slope: unchecked because -->", "<!-- slope: unchecked because x -->").at(-1)
        ?.message,
    ).toBe("the mark is followed by no formula");
  });
});

describe("the report", () => {
  test("says file, line, verdict and why, and counts", () => {
    const report = formatReport(check("$$a = 1$$", "$$a = 1$$", "$$a = 2$$"));
    expect(report.split("\n")).toEqual([
      "≔ defines   notes.md, line 1: a = 1",
      "✓ proven    notes.md, line 2: a = 1",
      "✗ refuted   notes.md, line 3: a = 2",
      "    refuted: the left side is 1 and the right side 2, 1 apart",
      "1 defines, 1 proven, 1 refuted",
    ]);
  });

  test("a refuted or undeclared unknown equation makes the exit code 1", () => {
    expect(exitCodeOfChecks(check("$$a = 1$$", "$$a = 1$$"))).toBe(0);
    expect(exitCodeOfChecks(check("$$1 = 2$$"))).toBe(1);
    expect(exitCodeOfChecks(check(r`$$1 = \foo$$`))).toBe(1);
  });

  test.each([
    ["1 + 1 = 2", 0, "✓ proven"],
    ["z = 0", 1, "✗ refuted: at z = 1 the left side is 1 and the right side 0, 1 apart"],
    ["h(z) = 0", 2, "? unknown: nothing says what h is"],
    ["1 = ", 2, "? cannot be read: something is missing after the relation, at character 4: 1 =⟨here⟩ "],
  ])("slope prove '%s' exits with %i", (equation, exitCode, text) => {
    expect(proveOnCommandLine(equation)).toEqual({ text, exitCode });
  });
});
