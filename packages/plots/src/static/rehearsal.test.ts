import { expect, test, vi } from "vitest";
import { relu } from "../../test/specimens.ts";
import { plotSlope } from "../slope.ts";
import { rehearse } from "./rehearsal.ts";
import { renderPng } from "./renderPng.ts";

// The first picture of a process loads jsdom and Plotly, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

test("nothing is drawn for nobody once somebody has asked", async () => {
  expect(await rehearse(() => true)).toBe(false);
  const answers = [false, true];
  expect(await rehearse(() => answers.shift()!)).toBe(false);
  expect(answers).toEqual([]);
});

test("a picture is the same before a rehearsal and after one", async () => {
  const figure = plotSlope(relu);
  const before = await renderPng(figure);
  expect(await rehearse(() => false)).toBe(true);
  expect(Buffer.compare(await renderPng(figure), before)).toBe(0);
});
