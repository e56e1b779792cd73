import { expect, test, vi } from "vitest";
import { renderSvg, UnsupportedFigureError } from "../index.ts";

// The first picture of a process loads jsdom and Plotly, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const doubles = (...values: number[]) => ({
  dtype: "f8",
  bdata: Buffer.from(Float64Array.from(values).buffer).toString("base64"),
});
const count = (svg: string, pattern: RegExp): number => svg.match(pattern)?.length ?? 0;

test("bars of another notebook are drawn, with their legend", async () => {
  const svg = await renderSvg({
    data: [
      { type: "bar", x: ["a", "b"], y: [3, 1], name: "first" },
      { type: "bar", x: ["a", "b"], y: [1, 2], name: "second" },
    ],
    layout: {},
  });
  expect(count(svg, /class="point"/g)).toBe(4);
  expect(svg).toContain(">second</text>");
});

test("a heat map is painted cell by cell", async () => {
  const svg = await renderSvg({
    data: [
      {
        type: "heatmap",
        z: [
          [1, 2],
          [3, 4],
        ],
        colorscale: "Viridis",
      },
    ],
  });
  const [, base64] = /data:image\/png;base64,([^"]*)/.exec(svg)!;
  const { decode } = await import("fast-png");
  const { data, width, height, channels } = decode(Buffer.from(base64!, "base64"));
  expect([width, height, channels]).toEqual([2, 2, 4]);
  const cell = (x: number, y: number) => Array.from(data.slice((y * width + x) * 4, (y * width + x) * 4 + 3));
  // The ends of Viridis; rows go upwards in the plot and downwards in the picture.
  expect(cell(0, 1)).toEqual([68, 1, 84]);
  expect(cell(1, 0)).toEqual([253, 231, 37]);
});

test("a smooth heat map is painted pixel by pixel", async () => {
  const svg = await renderSvg({
    data: [
      {
        type: "heatmap",
        zsmooth: "best",
        z: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
  });
  expect(svg).toMatch(/<image [^>]*data:image\/png;base64,[^"]{200}/);
});

test("arrays as Python packs them are unpacked", async () => {
  const svg = await renderSvg({ data: [{ x: doubles(1, 2, 3), y: doubles(2, 1, 3), mode: "markers" }] });
  expect(count(svg, /class="point"/g)).toBe(3);
});

test("points meant for WebGL are drawn as paths", async () => {
  const svg = await renderSvg({ data: [{ type: "scattergl", mode: "markers", x: [1, 2], y: [1, 2] }] });
  expect(count(svg, /class="point"/g)).toBe(2);
});

test("polar axes, which no small bundle has, are drawn by the full one", async () => {
  const svg = await renderSvg({ data: [{ type: "scatterpolar", r: [1, 2], theta: [0, 90] }] });
  expect(svg).toContain(">90°</text>");
});

test.each([
  ["surface", /a trace of type "surface" needs WebGL/],
  ["choropleth", /a trace of type "choropleth" needs a map/],
  ["image", /a trace of type "image" needs a decoder of pictures/],
])("a %s throws an error that a caller can fall back from", async (type, message) => {
  const drawing = renderSvg({ data: [{ type, source: "data:image/png;base64,AAAA" }] });
  await expect(drawing).rejects.toBeInstanceOf(UnsupportedFigureError);
  await expect(drawing).rejects.toThrow(message);
});

test("a figure that Plotly itself fails on throws the same error, and the next one is drawn", async () => {
  const failing = renderSvg({ data: [{ x: { dtype: "f8", bdata: "AAA" }, y: [1] }] });
  await expect(failing).rejects.toBeInstanceOf(UnsupportedFigureError);
  await expect(failing).rejects.toThrow(/Plotly cannot draw this figure without a browser: byte length/);
  expect(await renderSvg({ data: [{ x: [1, 2], y: [1, 2] }] })).toContain('class="js-line"');
});

test("markup in labels does nothing, and no other host is named", async () => {
  const svg = await renderSvg({
    data: [{ x: [1, 2], y: [1, 2], name: "<script>alert(1)</script>" }],
    layout: {
      showlegend: true,
      title: { text: '<a href="javascript:alert(1)">x</a> <img src=x onerror=alert(1)>' },
      images: [{ source: "https://example.com/x.png", x: 0, y: 1, sizex: 1, sizey: 1 }],
    },
  });
  expect(svg).not.toMatch(/<script|<img|javascript:|example\.com/);
});
