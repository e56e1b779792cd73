import { type DecodedPng, decode } from "fast-png";
import { expect, test, vi } from "vitest";
import { leakyRelu, relu, sigmoid, tanh } from "../../test/specimens.ts";
import { palettes, plotComparison, plotSlope, plotTangent, renderPng } from "../index.ts";

// The first picture of a process loads jsdom and Plotly, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** The picture's pixels as `#rrggbb`, counted. */
function coloursOf({ data, palette }: DecodedPng): Map<string, number> {
  const counted = new Map<string, number>();
  for (const index of data) {
    const hex = `#${palette!
      [index]!.slice(0, 3)
      .map((channel) => channel.toString(16).padStart(2, "0"))
      .join("")}`;
    counted.set(hex, (counted.get(hex) ?? 0) + 1);
  }
  return counted;
}

test.each(["light", "dark"] as const)(
  "in the %s theme curves and text stand on the background",
  async (theme) => {
    const picture = decode(await renderPng(plotSlope(relu), { theme, width: 360 }));
    expect([picture.width, picture.height]).toEqual([720, 760]);
    const colours = coloursOf(picture);
    const share = (hex: string) => (colours.get(hex) ?? 0) / (picture.width * picture.height);
    const { background, blue, vermilion, ink } = palettes[theme];
    expect(share(background)).toBeGreaterThan(0.8);
    expect(share(background)).toBeLessThan(0.99);
    expect(share(blue)).toBeGreaterThan(0.001);
    expect(share(vermilion)).toBeGreaterThan(0.001);
    expect(share(ink)).toBeGreaterThan(0.0005);
  },
);

test("a picture for a notebook is small", async () => {
  const figures = [plotSlope(sigmoid), plotTangent(tanh), plotComparison([sigmoid, tanh, relu, leakyRelu])];
  for (const figure of figures) expect((await renderPng(figure)).length).toBeLessThan(30_000);
});

test("the scale is the number of pixels for each CSS pixel", async () => {
  const picture = decode(await renderPng(plotSlope(sigmoid), { width: 300, height: 200, scale: 1 }));
  expect([picture.width, picture.height]).toEqual([300, 200]);
  await expect(renderPng(plotSlope(sigmoid), { scale: 0 })).rejects.toThrow(
    new RangeError("renderPng: scale must be a positive number, but it is 0."),
  );
});
