import { readdirSync } from "node:fs";
import * as activations from "@slope/activations";
import { catalogue, leakyRelu, relu } from "@slope/activations";
import { checkLaws, formatReport } from "@slope/laws";
import { describe, expect, test } from "vitest";

/** What a law may be silent about, and why that is right. */
const SILENT: Record<string, string[]> = {
  sigmoid: ["kinks"],
  tanh: ["kinks"],
};

const variants = [
  relu.withDerivativeAtKink("left"),
  relu.withDerivativeAtKink(0.5),
  leakyRelu.withDerivativeAtKink("left"),
  ...[0, 1, 0.2, 3, 1e-320, 1e300].map((negativeSlope) => leakyRelu.with({ negativeSlope })),
];

describe.each(catalogue.map((activation) => [activation.name, activation] as const))(
  "%s",
  (name, activation) => {
    const reports = checkLaws(activation);

    test.each(reports.map((report) => [report.law, report] as const))("keeps the law %s", (law, report) => {
      expect(report.ok, formatReport([report])).toBe(SILENT[name]?.includes(law) ? null : true);
    });

    test("has a file, an export, and a reference fixture of its name", () => {
      const folder = (path: string) => readdirSync(new URL(path, import.meta.url));
      expect(folder("../src")).toContain(`${name}.ts`);
      expect(folder("reference")).toContain(`${name}.json`);
      expect(activations).toHaveProperty(name, activation);
    });
  },
);

test.each(
  variants.map((variant) => [`${variant.name} with ${JSON.stringify(variant.kinks)}`, variant] as const),
)("%s keeps every law too", (_, variant) => {
  const broken = checkLaws(variant).filter(({ ok }) => ok === false);
  expect(broken, formatReport(broken)).toEqual([]);
});

test("the output forms keep their stated error up to the ends of their ranges", () => {
  const points = Array.from({ length: 4000 }, (_, i) => -11 + i * (22 / 4000));
  for (const activation of catalogue) {
    const report = checkLaws(activation, { points }).find(({ law }) => law === "output form")!;
    expect(report.ok, formatReport([report])).toBe(true);
    const { to, relativeError } = activation.derivativeFromOutputRange!;
    const atTheEnd = Math.max(...points.map((z) => activation(z)).filter((a) => a <= to));
    if (to < 1) expect(1 - atTheEnd).toBeLessThan(1.1 * (1 - to));
    if (to < 1) expect(report.largestError).toBeGreaterThan(relativeError / 20);
  }
});
