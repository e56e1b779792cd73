import { readdirSync, readFileSync } from "node:fs";
import { type Activation, type Curvature, catalogue, findActivation, snake } from "@slope/activations";
import { expect, test } from "vitest";
import { BOUNDS, type Bound } from "./bounds.ts";
import { type Column, findLargestError, type Row, referencedFunctions } from "./measureErrors.ts";

type Parameters = Readonly<Record<string, number>>;
type Family = Activation & Curvature & { with(changes: Parameters): Activation & Curvature };
interface Entry {
  readonly parameters: Parameters;
  readonly rows: readonly Row[];
}

const FOLDER = new URL("reference/parameters/", import.meta.url);

/** With x = αz and g = h(x)/α, what is stated for α = 1 near a zero is stretched as the function is. */
const STRETCH: Readonly<Record<string, (column: Column, parameters: Parameters) => number>> = {
  celu: (column, { alpha }) => (column === "secondDerivative" ? 1 / alpha! : 1),
  silu: (column, { beta }) => (column === "secondDerivative" ? beta! : 1),
  snake: (column, { alpha }) =>
    column === "secondDerivative" ? alpha! : column === "byParameter" ? alpha! ** -2 : 1,
};

const cases = readdirSync(FOLDER).flatMap((file) => {
  const family = file.replace(".json", "");
  const entries: Entry[] = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
  return entries.map(({ parameters, rows }) => {
    const activation = (findActivation(family) as Family).with(parameters);
    return [activation.name, { family, activation, parameters, rows }] as const;
  });
});

function boundOf(family: string, column: Column, parameters: Parameters): Bound {
  const { ulps, nearZero } = BOUNDS[family]![column]!;
  if (nearZero === undefined) return { ulps };
  return { ulps, nearZero: nearZero * (STRETCH[family]?.(column, parameters) ?? 1) };
}

test("every family has references at parameters other than its default", () => {
  const families = catalogue.filter((activation) => "parameters" in activation).map(({ name }) => name);
  expect([...new Set(cases.map(([, { family }]) => family))].sort()).toEqual(families.sort());
  for (const [name, { family, rows }] of cases) {
    expect(name).not.toBe(family);
    expect(rows.length).toBeGreaterThan(300);
  }
});

test.each(cases)(
  "%s keeps the bounds of its family over the whole float64 range",
  (_, { family, activation, parameters, rows }) => {
    // Where αz overflows there is no phase, so no slope: tested below.
    const within =
      family === "snake" ? rows.filter(([z]) => Math.abs(parameters.alpha! * z) < Infinity) : rows;
    for (const [index, [column, f]] of referencedFunctions(activation).entries()) {
      const bound = boundOf(family, column, parameters);
      const worst = findLargestError(within, index, f, bound);
      expect(worst.ulps, `${column}, column ${index}, at z = ${worst.z}`).toBeLessThanOrEqual(bound.ulps);
      expect(worst.nearZero, `${column}, column ${index}`).toBeLessThanOrEqual(bound.nearZero ?? 0);
    }
  },
);

test("snake has no slope where αz overflows, and its value is the line's", () => {
  const steep = snake.with({ alpha: 4 });
  expect(steep(1e308)).toBe(1e308);
  for (const f of [steep.derivative, steep.secondDerivative, steep.derivativeByParameter.alpha])
    expect(f(1e308)).toBeNaN();
});
