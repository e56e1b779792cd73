import { createRequire } from "node:module";
import { afterEach, expect, test, vi } from "vitest";
import { sigmoid } from "../test/specimens.ts";
import { type Figure, plotlyConfig, plotSlope, plotSmallMultiples, show, toMimeBundle } from "./index.ts";

// The first picture of a process loads jsdom and Plotly, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const require = createRequire(import.meta.url);
const kernelModule = require.resolve("tslab/dist/jupyter.js");

afterEach(() => {
  delete require.cache[kernelModule];
});

/** Puts a loaded kernel module in place, as it is inside of a kernel. */
function pretendKernel(lastWriteDisplayData: unknown): void {
  require.cache[kernelModule] = { exports: { lastWriteDisplayData } } as NodeJS.Module;
}

test("a figure gives a notebook its data, a picture and a sentence", async () => {
  const figure = plotSlope(sigmoid);
  const method = (figure as unknown as Record<symbol, () => Promise<Record<string, unknown>>>)[
    Symbol.for("Jupyter.display")
  ]!;
  const bundle = await method.call(figure);
  expect(Object.keys(bundle)).toEqual(["application/vnd.plotly.v1+json", "image/png", "text/plain"]);
  expect(bundle["text/plain"]).toBe(figure.alt);
  expect(bundle["application/vnd.plotly.v1+json"]).toEqual({
    data: figure.data,
    layout: figure.layout,
    config: plotlyConfig,
  });
  expect(Buffer.from(String(bundle["image/png"]), "base64").subarray(1, 4).toString()).toBe("PNG");
});

test("a tall figure's picture has one and a half pixels for each of its own, a low one's has two", async () => {
  const heightOf = async (figure: Figure): Promise<number> => {
    const bundle = await toMimeBundle(figure);
    // The height stands in the header, after the width.
    return Buffer.from(String(bundle["image/png"]), "base64").readUInt32BE(20);
  };
  const low = plotSlope(sigmoid);
  const tall = plotSmallMultiples(Array.from({ length: 15 }, () => sigmoid));
  const heights = [low, tall].map(({ layout }) => (layout as { height: number }).height);
  expect(await heightOf(low)).toBe(2 * heights[0]!);
  expect(await heightOf(tall)).toBe(1.5 * heights[1]!);
});

test("no share button and no logo", () => {
  expect(plotlyConfig).toMatchObject({ displaylogo: false, showSendToCloud: false, responsive: true });
});

test("show sends one message with the whole bundle to the running cell", async () => {
  const write = vi.fn();
  pretendKernel(write);
  const figure = plotSlope(sigmoid);
  await show(figure);
  expect(write).toHaveBeenCalledTimes(1);
  const [content, update] = write.mock.calls[0]!;
  expect(content).toMatchObject({ data: { "text/plain": figure.alt }, metadata: {}, transient: {} });
  expect(update).toBe(false);
});

test("outside of a notebook show says what to do instead, and loads no kernel for it", async () => {
  await expect(show(plotSlope(sigmoid))).rejects.toThrow(
    /works only in a cell of a running notebook\. Elsewhere, write renderPng\(figure\) or renderSvg\(figure\)/,
  );
  expect(require.cache[kernelModule]).toBeUndefined();
});

test("before the first cell has run a kernel cannot show a figure either", async () => {
  pretendKernel(null);
  await expect(show(plotSlope(sigmoid))).rejects.toThrow(/only in a cell of a running notebook/);
});
