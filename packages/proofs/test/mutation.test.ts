import { expect, test } from "vitest";
import { vocabularyOf, writeOut } from "../src/environment.ts";
import { LatexError } from "../src/errors.ts";
import { parseExpression } from "../src/latex/grammar.ts";
import { mutantsOf } from "../src/mutants.ts";
import { prove } from "../src/prove.ts";
import { areNumericallyEqual } from "./numerically.ts";
import { TRUE_STEPS } from "./steps.ts";

test("every step of the mended lecture is proven, and no mutant of one that is not equal; none that is equal is refuted", () => {
  const counts = { mutants: 0, refuted: 0, unknown: 0, unreadable: 0, "proven and equal": 0 };
  for (const { env, left, right } of TRUE_STEPS) {
    expect(prove(left, right, { environment: env }).kind, `${left} = ${right}`).toBe("proven");
    for (const mutant of mutantsOf(right)) {
      counts.mutants++;
      try {
        const verdict = prove(left, mutant, { environment: env });
        const write = (latex: string) => writeOut(parseExpression(latex, vocabularyOf(env)), env);
        const equal =
          verdict.kind === "unknown" ? undefined : areNumericallyEqual(write(left), write(mutant));
        if (verdict.kind === "proven") expect(equal, `${left} = ${mutant}`).toBe(true);
        if (verdict.kind === "refuted") expect(equal, `${left} = ${mutant}`).not.toBe(true);
        counts[verdict.kind === "proven" ? "proven and equal" : verdict.kind]++;
      } catch (error) {
        if (!(error instanceof LatexError)) throw error;
        counts.unreadable++;
      }
    }
  }
  console.log(`mutation: ${JSON.stringify(counts)}`);
  expect(counts.mutants).toBeGreaterThan(240);
  expect(counts.refuted).toBeGreaterThan(0.9 * counts.mutants);
});
