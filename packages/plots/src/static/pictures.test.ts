import { expect, test, vi } from "vitest";
import { sigmoid } from "../../test/specimens.ts";
import { plotSlope } from "../slope.ts";
import { drawPng, startPictureThread } from "./pictures.ts";
import { renderPng } from "./renderPng.ts";
import { UnsupportedFigureError } from "./traces.ts";

// Both threads load jsdom and Plotly, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const figure = plotSlope(sigmoid);

test("the thread draws the picture that renderPng draws", async () => {
  const [there, here] = await Promise.all([drawPng(figure, { scale: 1 }), renderPng(figure, { scale: 1 })]);
  expect(Buffer.compare(there, here)).toBe(0);
});

test("what cannot be drawn is refused as renderPng refuses it", async () => {
  const needsWebGl = drawPng({ data: [{ type: "surface" }] }, {});
  await expect(needsWebGl).rejects.toThrow(UnsupportedFigureError);
  await expect(needsWebGl).rejects.toThrow(/of type "surface" needs WebGL/);
  await expect(drawPng({ data: {} } as never, {})).rejects.toThrow(TypeError);
  await expect(drawPng(figure, { scale: -1 })).rejects.toThrow(RangeError);
  await expect(async () => drawPng({ data: [{ x: () => 1 }] }, {})).rejects.toThrow(/must be plain data/);
});

test("who waits for a thread that ends is told, and the next picture has a new one", async () => {
  const thread = startPictureThread();
  const lost = drawPng(figure, {});
  const told = expect(lost).rejects.toThrow(/The thread that draws pictures ended/);
  await thread.terminate();
  await told;
  expect(startPictureThread()).not.toBe(thread);
  expect((await drawPng(figure, { scale: 1 })).length).toBeGreaterThan(1000);
});
