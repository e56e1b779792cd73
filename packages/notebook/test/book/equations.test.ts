import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkBook } from "../../equations/checkBook.ts";
import { formatEquations } from "../../equations/formatEquations.ts";
import { mutateChapter } from "../../equations/mutateBook.ts";
import { readBook } from "../../equations/readBook.ts";

const chapters = readBook();
const equations = checkBook(chapters);
const mutations = chapters.map(mutateChapter);

test("every equation of the book is proven, or says why it is not checked", () => {
  expect(equations.length).toBeGreaterThan(50);
  expect(equations.filter(({ verdict }) => verdict === "refuted" || verdict === "unknown")).toEqual([]);
  expect(equations.filter(({ verdict, remark }) => verdict === "unchecked" && remark === "")).toEqual([]);
});

test("no mutant of a proven equation is proven, unless it is equal", () => {
  const total = { mutants: 0, refuted: 0, unknown: 0, equal: 0 };
  for (const { notebook, counts } of mutations) {
    console.log(`${notebook}: ${JSON.stringify(counts)}`);
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
  }
  expect(mutations.flatMap(({ falseProofs }) => falseProofs)).toEqual([]);
  expect(total.mutants).toBeGreaterThan(500);
  expect(total.refuted).toBeGreaterThan(0.8 * total.mutants);
});

test("docs/EQUATIONS.md says what the notebooks say; `pnpm --filter @slope/notebook equations` writes it anew", () => {
  const written = readFileSync(new URL("../../../../docs/EQUATIONS.md", import.meta.url), "utf8");
  expect(written).toBe(formatEquations(equations, mutations));
});
