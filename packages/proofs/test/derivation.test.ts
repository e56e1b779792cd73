import { describe, expect, test } from "vitest";
import { derivation } from "../src/derivation/derivation.ts";
import { DERIVATION_MIME, type DerivationBundle } from "../src/derivation/display.ts";
import { environment, prove } from "../src/prove.ts";

const r = String.raw;
const sigmoid = environment(r`g(z) = \frac{1}{1+e^{-z}}`, "a = g(z)");
const chain = derivation(
  "g'(z)",
  [
    [r`(-1)(1+e^{-z})^{-2} \cdot e^{-z} \cdot (-1)`, "the chain rule"],
    [r`\frac{e^{-z}}{(1+e^{-z})^2}`, "(−1)(−1) = 1"],
    "a(1-a)",
  ],
  { environment: sigmoid },
);
const shown = (value: object) =>
  (value as Record<symbol, () => DerivationBundle>)[Symbol.for("Jupyter.display")]!();

describe("a derivation", () => {
  test("is proven when each of its steps is", () => {
    expect(chain.verdict).toBe("proven");
    expect(chain.steps.map(({ because, verdict }) => [because, verdict.kind])).toEqual([
      ["the chain rule", "proven"],
      ["(−1)(−1) = 1", "proven"],
      [undefined, "proven"],
    ]);
  });

  test("says which step is false, and at which point", () => {
    const wrong = derivation("(1 + z)^2", ["1 + z^2", "z^2 + 1"]);
    expect(wrong.verdict).toBe("refuted");
    expect(wrong.steps[0]?.verdict).toMatchObject({ kind: "refuted", at: { z: 1 }, left: 4, right: 2 });
    expect(wrong.steps[1]?.verdict.kind).toBe("proven");
  });

  test("may hold on a part of the line only, and use other relations", () => {
    const relu = environment(r`g(z) = \max(0, z)`);
    expect(derivation("g'(z)", ["0"], { environment: relu, given: "z < 0" }).verdict).toBe("proven");
    expect(derivation("g'(z)", ["0"], { environment: relu }).verdict).toBe("refuted");
    expect(derivation(r`\sigma(1)`, [r`\frac{e}{1 + e}`, r`\approx 0.731`, "< 1"]).verdict).toBe("proven");
  });

  test("with a hole, or with nothing in it, is refused", () => {
    expect(() => derivation("z", ["", "z"])).toThrow("there is a hole in the derivation: step 1 is empty");
    expect(() => derivation("z", [r`\dots`, "z"])).toThrow("leaves a hole");
    expect(() => derivation("", ["z"])).toThrow("the formula is empty");
    expect(derivation("z", []).verdict).toBe("unknown");
  });

  test("is plain data", () => {
    expect(Object.keys(chain)).toEqual(["start", "given", "steps", "verdict"]);
    expect(JSON.parse(JSON.stringify(chain)).steps).toHaveLength(3);
  });
});

describe("a derivation in a cell", () => {
  const bundle = shown(chain);
  const { [DERIVATION_MIME]: data, "text/html": html, "text/latex": latex, "text/plain": plain } = bundle;

  test("has a mark at every step, with the reason and the verdict on hover, on focus and in print", () => {
    expect(html.match(/>✓<\/span>/g)).toHaveLength(3);
    expect(html).toContain('title="proven: the chain rule"');
    expect(html).toContain('tabindex="0"');
    expect(html).toMatch(/@media screen\{[^@]*\.why\{visibility:hidden\}/);
    expect(html.match(/class="slope-math"/g)).toHaveLength(4);
  });

  test("says all of it where styles are stripped, its formulas between dollars", () => {
    const text = html
      .replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    expect(text).toBe(
      r`$\displaystyle g'(z)$ $\displaystyle = (-1)(1+e^{-z})^{-2} \cdot e^{-z} \cdot (-1)$ ✓ proven: the chain rule ` +
        r`$\displaystyle = \frac{e^{-z}}{(1+e^{-z})^2}$ ✓ proven: (−1)(−1) = 1 $\displaystyle = a(1-a)$ ✓ proven`,
    );
  });

  test("is data for whoever typesets it himself", () => {
    expect(data.start).toBe("g'(z)");
    expect(data.definitions).toEqual([r`g(z) = \frac{1}{1 + e^{-z}}`, r`a = \frac{1}{1 + e^{-z}}`]);
    expect(prove("g'(z) = a (1 - a)", { environment: environment(...data.definitions) }).kind).toBe("proven");
    expect(data.steps[0]).toEqual({
      latex: r`= (-1)(1+e^{-z})^{-2} \cdot e^{-z} \cdot (-1)`,
      because: "the chain rule",
      verdict: "proven",
      message: "proven: the chain rule",
    });
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  test("that is false says so before the reason", () => {
    const { [DERIVATION_MIME]: wrong } = shown(derivation("(1 + z)^2", [["1 + z^2", "each by itself"]]));
    expect(wrong.steps[0]?.message).toBe(
      "refuted: at z = 1 the left side is 4 and the right side 2, 2 apart (the reason given: each by itself)",
    );
  });

  test("is an aligned formula in LaTeX", () => {
    expect(latex).toContain(r`\begin{aligned} &g'(z) \\ &= (-1)`);
    expect(latex).toContain(r`\checkmark\ \text{the chain rule}`);
  });

  test("is readable as text", () => {
    expect(plain.split("\n").slice(0, 3)).toEqual([
      "g'(z)",
      r`  ✓ = (-1)(1+e^{-z})^{-2} \cdot e^{-z} \cdot (-1)`,
      "      proven: the chain rule",
    ]);
  });

  test("lets no reason break out of its HTML", () => {
    const evil = shown(derivation("z", [["z", '"><script>alert(1)</script>']]));
    expect(evil["text/html"]).not.toContain("<script>");
    expect(evil["text/latex"]).toContain(r`\text{"><script>alert(1)</script>}`);
  });
});
