import { readdirSync, readFileSync } from "node:fs";
import * as activations from "@slope/activations";
import {
  type Activation,
  catalogue,
  celu,
  elu,
  hardShrink,
  hardSigmoid,
  hardTanh,
  leakyRelu,
  type ParametricActivation,
  prelu,
  relu,
  rrelu,
  sigmoid,
  silu,
  snake,
  softplus,
  softShrink,
  squareplus,
  tanh,
  threshold,
} from "@slope/activations";
import { checkLaws, formatReport } from "@slope/laws";
import { describe, expect, test } from "vitest";

/** A law may be silent where there is nothing to speak of; what the activation has is held to account. */
const NEEDS: Record<string, (g: Activation) => boolean> = {
  kinks: (g) => g.kinks.length > 0,
  "output form": (g) => g.derivativeFromOutput !== undefined,
  tails: (g) => g.derivativeLimits?.every(Number.isNaN) !== true || g.monotone !== "no",
  monotone: (g) => g.monotone !== "no",
};

/** Activations at other parameters, and with other choices at their kinks. */
const variants: readonly Activation[] = [
  relu.withDerivativeAtKink("left"),
  relu.withDerivativeAtKink(0.5),
  leakyRelu.withDerivativeAtKink("left"),
  ...[0, 1, 0.2, 3, 1e-320, 1e300].map((negativeSlope) => leakyRelu.with({ negativeSlope })),
  ...[-1, 0, 1, 2].map((slope) => prelu.with({ slope })),
  rrelu.with({ lower: 0, upper: 0 }),
  rrelu.with({ lower: 0.5, upper: 0.7 }),
  ...[0.3, 2].flatMap((alpha) => [elu.with({ alpha }), celu.with({ alpha })]),
  snake.with({ alpha: 0.3 }),
  ...[0.5, 1.7].flatMap((beta) => [silu.with({ beta }), softplus.with({ beta })]),
  softplus.with({ threshold: 20 }),
  softplus.with({ beta: 2, threshold: 3 }),
  squareplus.with({ b: 0.5 }),
  hardSigmoid.with({ reach: 2.5 }),
  hardTanh.with({ min: -2, max: 0.25 }),
  ...[0, 0.1, 2].flatMap((lambda) => [hardShrink.with({ lambda }), softShrink.with({ lambda })]),
  threshold.with({ threshold: 0, value: 0 }),
  threshold.with({ threshold: 0, value: 2 }),
  ...catalogue.filter(({ kinks }) => kinks.length > 0).map((g) => g.withDerivativeAtKink("left")),
];

/** What these compute in float32 is within 1 ULP; all else is the float64 result, rounded once. */
const SINGLE = new Set(["sigmoid", "tanh", "leakyRelu"]);
const checkAll = (g: Activation) =>
  checkLaws(g, { float32Units: SINGLE.has(g.name.replace(/\(.*/, "")) ? 1 : 0 });

describe.each(catalogue.map((activation) => [activation.name, activation] as const))(
  "%s",
  (name, activation) => {
    const reports = checkAll(activation);

    test.each(reports.map((report) => [report.law, report] as const))("keeps the law %s", (law, report) => {
      expect(report.ok, formatReport([report])).toBe((NEEDS[law]?.(activation) ?? true) ? true : null);
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
  const broken = checkAll(variant).filter(({ ok }) => ok === false);
  expect(broken, formatReport(broken)).toEqual([]);
});

test("the slope by a parameter is the difference that the parameter makes", () => {
  const families = [...catalogue, ...variants].filter((g): g is ParametricActivation<string> => "with" in g);
  expect(families.length).toBeGreaterThan(30);
  for (const family of families) {
    expect(Object.keys(family.derivativeByParameter ?? {})).toEqual(Object.keys(family.parameters));
    for (const [name, slope] of Object.entries(family.derivativeByParameter ?? {})) {
      const at = family.parameters[name]!;
      if (!(Math.abs(at) > 1e-3 && Math.abs(at) < 1e3)) continue;
      const step = Math.abs(at) * 2 ** -17;
      const [below, above] = [family.with({ [name]: at - step }), family.with({ [name]: at + step })];
      for (let z = -7.013; z < 7; z += 0.37) {
        const difference = (above(z) - below(z)) / (2 * step);
        expect(slope(z), `${family.name} by ${name} at ${z}`).toBeCloseTo(difference, 5);
      }
      expect(slope(Number.NaN)).toBeNaN();
    }
  }
});

test("every activation says where it was published, in its docstring too", () => {
  const plain = (text: string) => text.replace(/[\s*"”“\\]+/g, " ");
  for (const { name, source } of catalogue) {
    const text = readFileSync(new URL(`../src/${name}.ts`, import.meta.url), "utf8");
    expect(source?.length, name).toBeGreaterThan(30);
    expect(plain(text.slice(text.indexOf("@see"))), name).toContain(plain(source!).replace(/\.$/, "").trim());
  }
});

test("the output forms keep their stated error up to the ends of their ranges", () => {
  const points = Array.from({ length: 4000 }, (_, i) => -11 + i * (22 / 4000));
  for (const activation of [sigmoid, tanh, relu, leakyRelu]) {
    const report = checkLaws(activation, { points }).find(({ law }) => law === "output form")!;
    expect(report.ok, formatReport([report])).toBe(true);
    const { to, relativeError } = activation.derivativeFromOutputRange!;
    const atTheEnd = Math.max(...points.map((z) => activation(z)).filter((a) => a <= to));
    if (to < 1) expect(1 - atTheEnd).toBeLessThan(1.1 * (1 - to));
    if (to < 1) expect(report.largestError).toBeGreaterThan(relativeError / 20);
  }
});
