/** How long each equation of the book takes; writes docs/EQUATION-TIMES.md. */
import { writeFileSync } from "node:fs";
import { checkBook } from "../equations/checkBook.ts";
import { formatTimes } from "../equations/formatEquations.ts";
import { readBook } from "../equations/readBook.ts";

const RUNS = 9;

const chapters = readBook();
const runs = Array.from({ length: RUNS }, () => checkBook(chapters, () => performance.now()));
const equations = runs[0]!;
const medians = equations.map((_, index) => {
  const times = runs.map((run) => run[index]!.milliseconds).sort((a, b) => a - b);
  return times[(RUNS - 1) / 2]!;
});
writeFileSync(new URL("../../../docs/EQUATION-TIMES.md", import.meta.url), formatTimes(equations, medians));
console.log(`${equations.length} equations, ${medians.reduce((a, b) => a + b, 0).toFixed(0)} ms in all`);
