/** How long proofs take: the steps of the lecture, and how the time grows with the size of what is proven. */

import { readFileSync } from "node:fs";
import { checkDocument, extractFormulas, prove } from "../src/index.ts";

const r = String.raw;

function milliseconds(run: () => unknown): number {
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[7]!;
}

const repeat = (count: number, part: (i: number) => string, between: string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);

const FAMILIES: Record<string, { sizes: number[]; equation: (n: number) => string }> = {
  "(1 + e^z)^n = its square root squared": {
    sizes: [2, 4, 8, 16, 32, 64],
    equation: (n) => r`(1+e^z)^{${n}} = \left((1+e^z)^{${n / 2}}\right)^2`,
  },
  "a product of n different factors, reversed": {
    sizes: [2, 4, 6, 8, 10],
    equation: (n) =>
      `${repeat(n, (i) => `(z + e^{z} + ${i})`, "")} = ${repeat(n, (i) => `(z + e^{z} + ${n - 1 - i})`, "")}`,
  },
  "a sum of n fractions, reversed": {
    sizes: [2, 4, 8, 12, 16],
    equation: (n) => {
      const term = (i: number) => r`\frac{1}{${i + 1} + e^z}`;
      return `${repeat(n, term, " + ")} = ${repeat(n, (i) => term(n - 1 - i), " + ")}`;
    },
  },
  "the n-th derivative of tanh, even in z up to its sign": {
    sizes: [1, 2, 3, 4, 5, 6],
    equation: (n) =>
      r`\left. \frac{d^{${n}}}{dz^{${n}}} \tanh z \right|_{z = -x} = ${n % 2 === 0 ? "-" : ""}\left. \frac{d^{${n}}}{dz^{${n}}} \tanh z \right|_{z = x}`,
  },
  "a sum of n absolute values, reversed": {
    sizes: [1, 2, 4, 8, 16, 32],
    equation: (n) =>
      `${repeat(n, (i) => `|z - ${i}|`, " + ")} = ${repeat(n, (i) => `|z - ${n - 1 - i}|`, " + ")}`,
  },
  "(a + b + c + d)^n, refused beyond the budget": {
    sizes: [2, 4, 8, 16, 32],
    equation: (n) => `(a + b + c + d)^{${n}} = (d + c + b + a)^{${n}}`,
  },
};

const lecture = extractFormulas(
  readFileSync(new URL("../test/fixtures/lecture.md", import.meta.url), "utf8"),
);
const cold = performance.now();
const checks = checkDocument(lecture);
const first = performance.now() - cold;
const warm = milliseconds(() => checkDocument(lecture));
console.log(
  `the lecture, ${checks.length} checks: ${first.toFixed(0)} ms at first, ${warm.toFixed(1)} ms warm,`,
);
console.log(`that is ${(warm / checks.length).toFixed(2)} ms a step\n`);

for (const [name, { sizes, equation }] of Object.entries(FAMILIES)) {
  console.log(name);
  for (const size of sizes) {
    const verdict = prove(equation(size));
    const time = milliseconds(() => prove(equation(size)));
    const reason = verdict.kind === "unknown" ? `: ${verdict.reason}` : "";
    console.log(
      `  n = ${`${size}`.padStart(3)}  ${time.toFixed(2).padStart(8)} ms  ${verdict.kind}${reason}`,
    );
  }
}
