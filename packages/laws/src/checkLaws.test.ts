import { expect, test } from "vitest";
import { cornered, smooth } from "../test/specimens.ts";
import { assertLaws, checkLaws } from "./checkLaws.ts";
import { LawViolation } from "./lawViolation.ts";

test("an honest activation keeps every law that applies to it", () => {
  expect(checkLaws(smooth).map(({ law, ok }) => [law, ok])).toEqual([
    ["finite difference", true],
    ["second derivative", true],
    ["output form", true],
    ["tails", true],
    ["kinks", null],
    ["monotone", true],
    ["bounds", true],
    ["array forms", true],
    ["NaN", true],
  ]);
  expect(assertLaws(cornered).filter(({ ok }) => ok === null)).toHaveLength(1);
});

test("a stranger with a value alone is held to what remains, and nothing is passed for want of a part", () => {
  const reports = checkLaws({ name: "stranger", value: Math.sin });
  expect(reports.filter(({ ok }) => ok).map(({ law }) => law)).toEqual(["NaN"]);
  expect(reports.filter(({ ok }) => ok === null).every(({ reason }) => reason)).toBe(true);
});

test("asserting all laws throws for the first that is broken, and says which, of whom and where", () => {
  const wrong = { ...smooth, range: [0, 0.5] as const };
  expect(() => assertLaws(wrong)).toThrow(LawViolation);
  expect(() => assertLaws(wrong)).toThrow(
    /^logistic breaks the law "bounds" at z = .* should be from 0 to 0.5, got /,
  );
});

test("the points can be chosen", () => {
  const wrongAt3 = { ...smooth, derivative: (z: number) => (z === 3 ? 1 : smooth.derivative(z)) };
  expect(checkLaws(wrongAt3)[0]?.ok).toBe(true);
  expect(checkLaws(wrongAt3, { points: [3] })[0]).toMatchObject({ ok: false, where: 3, points: 1 });
});

test("reports are plain data that survives JSON", () => {
  const reports = checkLaws(cornered);
  expect(JSON.parse(JSON.stringify(reports))).toEqual([...reports]);
});
