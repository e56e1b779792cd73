import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Budget } from "../src/budget.ts";
import { add, call, type Expression, exp, integer, multiply, name, rational } from "../src/expression.ts";
import { type Fraction, fraction } from "../src/fraction.ts";
import { evaluate } from "../src/intervals/evaluate.ts";
import { toLatex } from "../src/latex/print.ts";
import { environment, prove } from "../src/prove.ts";
import { describeVerdict } from "../src/verdict.ts";

const r = String.raw;
const cases = (...lines: string[]) => r`\begin{cases} ${lines.join(r` \\ `)} \end{cases}`;
const relu = environment(r`g(z) = \max(0, z)`);
const kindOf = (equation: string, env = environment("c = 0")) => prove(equation, { environment: env }).kind;

describe("branch by branch", () => {
  test.each([
    [r`|z| = \max(z, -z)`, "proven"],
    [r`|z|^2 = z^2`, "proven"],
    [r`\sqrt{z^2} = |z|`, "proven"],
    [r`\sqrt{z^2} = z`, "refuted"],
    [r`\max(a, b) + \min(a, b) = a + b`, "proven"],
    [r`\max(a, b) = \frac{a + b + |a - b|}{2}`, "proven"],
    [r`\max(a, b) = \frac{a + b - |a - b|}{2}`, "refuted"],
    [r`\min(\max(0, z), 6) = ${cases("0 & z < 0", r`z & 0 \le z \le 6`, r`6 & \text{otherwise}`)}`, "proven"],
    [
      r`\min(\max(0, z), 6) = ${cases("0 & z < 0", r`z & 0 \le z \le 5`, r`6 & \text{otherwise}`)}`,
      "refuted",
    ],
    [r`\max(z^2 - 2, 0) = ${cases(r`z^2 - 2 & |z| > \sqrt{2}`, r`0 & \text{otherwise}`)}`, "proven"],
    [r`\max(0, e^z - 2) = ${cases(r`0 & z < \log 2`, r`e^z - 2 & z \ge \log 2`)}`, "proven"],
    [r`\max(0, e^z - 2) = ${cases(r`0 & z < 1`, r`e^z - 2 & z \ge 1`)}`, "refuted"],
    [r`\max(z^3 - z - 1, 0) = \frac{z^3 - z - 1 + |z^3 - z - 1|}{2}`, "proven"],
    [r`\max(z^{40} - z - 1, 0) = \frac{z^{40} - z - 1 + |z^{40} - z - 1|}{2}`, "proven"],
    [r`\log(e^z + |z|) = \log(|z| + e^z)`, "proven"],
    [r`|e^z + 1| = e^z + 1`, "proven"],
    [r`\operatorname{sgn}(z) \cdot z = |z|`, "proven"],
  ])("%s is %s", (equation, kind) => {
    expect(kindOf(equation)).toBe(kind);
  });

  test("a value that is wrong at a single boundary point is found there", () => {
    const verdict = prove(r`|z| = ${cases("-z & z < 0", "1 & z = 0", "z & z > 0")}`);
    expect(verdict).toMatchObject({ kind: "refuted", at: { z: 0 }, left: 0, right: 1 });
  });

  test("a case that is left out over a stretch of the line is not passed over", () => {
    const verdict = prove(r`g'(z) = ${cases("0 & z < 0", "1 & z > 1")}`, { environment: relu });
    expect(describeVerdict(verdict)).toBe(
      "unknown: the right side says nothing where 0 < z < 1: no case says anything here",
    );
  });

  test("cases that overlap have to agree", () => {
    expect(kindOf(r`|z| = ${cases(r`-z & z \le 0`, r`z & z \ge 0`)}`)).toBe("proven");
    const verdict = prove(r`z = ${cases("z & z < 2", "2z & 0 < z < 1", r`z & z \ge 2`)}`);
    expect(verdict).toMatchObject({
      kind: "unknown",
      reason: "two cases hold at once and say different things",
    });
  });
});

describe("slopes at corners", () => {
  test("the corner of ReLU has one slope on each side", () => {
    const verdict = prove(r`g'(z) = ${cases("0 & z < 0", "1 & z > 0")}`, { environment: relu });
    expect(verdict).toMatchObject({ kind: "proven", kinks: [{ at: { z: "0" }, left: "0", right: "1" }] });
  });

  test("a slope may be chosen at a corner, between those of both sides", () => {
    expect(kindOf(r`g'(z) = ${cases("0 & z < 0", r`1 & z \ge 0`)}`, relu)).toBe("proven");
    expect(kindOf(r`g'(z) = ${cases("0 & z < 0", r`\frac12 & z = 0`, "1 & z > 0")}`, relu)).toBe("proven");
    expect(kindOf(r`g'(z) = ${cases("0 & z < 0", "5 & z = 0", "1 & z > 0")}`, relu)).toBe("refuted");
  });

  test("g′(0) = 1 is no truth about ReLU, but may be agreed on with :=", () => {
    expect(describeVerdict(prove("g'(0) = 1", { environment: relu }))).toContain(
      "0 from the left, 1 from the right",
    );
    expect(prove("g'(0) = 1", { environment: relu }).kind).toBe("unknown");
    expect(prove("g'(0) := 1", { environment: relu }).kind).toBe("proven");
    expect(prove("g'(0) := 2", { environment: relu }).kind).toBe("refuted");
  });

  test("the one-sided limits of the difference quotient are the one-sided slopes", () => {
    expect(kindOf(r`\lim_{z \to 0^-} \frac{g(z) - g(0)}{z - 0} = 0`, relu)).toBe("proven");
    expect(kindOf(r`\lim_{z \to 0^+} \frac{g(z) - g(0)}{z - 0} = 1`, relu)).toBe("proven");
    expect(kindOf(r`\lim_{z \to 0} \frac{g(z) - g(0)}{z - 0} = 1`, relu)).toBe("unknown");
  });

  test("pieces that meet smoothly have a slope where they meet", () => {
    expect(prove(r`\frac{d}{dz}(z|z|) = 2|z|`)).toMatchObject({ kind: "proven", kinks: [], notes: [] });
    expect(prove(r`\left. \frac{d}{dz} (z|z|) \right|_{z=0} = 0`).kind).toBe("proven");
    expect(prove(r`\frac{d^2}{dz^2}(z|z|) = 2`).kind).toBe("refuted");
  });

  test("with a parameter, the slope of Leaky ReLU needs α < 1", () => {
    const leaky = environment(r`g(z) = \max(\alpha z, z)`);
    const slope = r`g'(z) = ${cases(r`\alpha & z < 0`, "1 & z > 0")}`;
    expect(prove(slope, { environment: leaky })).toMatchObject({ kind: "refuted", at: { "\\alpha": 2 } });
    expect(prove(r`${slope}, \quad 0 < \alpha < 1`, { environment: leaky }).kind).toBe("proven");
  });
});

const z = name("z");
const small = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 2 }))
  .map(([a, b]) => rational(fraction(a, b)));
const { piecewise } = fc.letrec<{ piecewise: Expression }>((tie) => ({
  piecewise: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      fc.constant(z),
      small,
      fc.constant(exp(z)),
      fc.tuple(small, small).map(([a, b]) => add(multiply(a, z), b)),
    ),
    fc.tuple(tie("piecewise"), tie("piecewise")).map(([a, b]) => add(a, b)),
    fc.tuple(fc.constantFrom(-1, 2), tie("piecewise")).map(([a, b]) => multiply(integer(a), b)),
    fc
      .tuple(fc.constantFrom("max" as const, "min" as const), tie("piecewise"), tie("piecewise"))
      .map(([fn, a, b]) => call(fn, [a, b])),
    tie("piecewise").map((a) => call("abs", [a])),
  ),
}));
const POINTS = [
  "-5",
  "-2",
  "-3/2",
  "-1",
  "-3/4",
  "-1/2",
  "-1/7",
  "0",
  "1/7",
  "1/2",
  "3/4",
  "1",
  "3/2",
  "2",
  "5",
].map((text): Fraction => {
  const [top, bottom] = text.split("/");
  return fraction(BigInt(top!), BigInt(bottom ?? "1"));
});

/** Whether the values may be equal, as far as 300 bits tell. */
function agreeAt(a: Expression, b: Expression, point: Fraction): boolean {
  const [x, y] = [a, b].map((e) => evaluate(e, new Map([["z", point]]), 300, new Budget()));
  return x!.low <= y!.high && y!.low <= x!.high;
}

test("what is proven of random piecewise functions holds at every point that is looked at, and what is refuted does not", () => {
  const counts = { proven: 0, refuted: 0, unknown: 0 };
  const twin = (a: Expression): Expression => {
    if (a.kind === "call" && a.function === "max")
      return multiply(
        integer(-1),
        call(
          "min",
          a.inputs.map((e) => multiply(integer(-1), twin(e))),
        ),
      );
    if (a.kind === "call" && a.function === "abs")
      return call("max", [twin(a.inputs[0]!), multiply(integer(-1), a.inputs[0]!)]);
    return a.kind === "sum" ? add(...a.terms.map(twin)) : a;
  };
  fc.assert(
    fc.property(piecewise, piecewise, fc.boolean(), (a, b, same) => {
      const other = same ? twin(a) : b;
      const equation = `${toLatex(a)} = ${toLatex(other)}`;
      const verdict = prove(toLatex(a), toLatex(other));
      counts[verdict.kind]++;
      const agrees = POINTS.every((point) => agreeAt(a, other, point));
      if (verdict.kind === "proven") expect(agrees, equation).toBe(true);
      if (same) expect(verdict.kind, equation).not.toBe("refuted");
      if (!agrees) expect(verdict.kind, equation).toBe("refuted");
    }),
    { numRuns: 250, seed: 11 },
  );
  console.log(`piecewise: ${JSON.stringify(counts)}`);
  expect(counts.proven).toBeGreaterThan(80);
  expect(counts.refuted).toBeGreaterThan(50);
});
