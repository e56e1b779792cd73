import { expect, test, vi } from "vitest";
import { relu, sigmoid } from "../../test/specimens.ts";
import { palettes, plotLines, plotSlope, plotTangent, renderSvg } from "../index.ts";

// The first picture of a process loads jsdom and Plotly, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const slope = plotSlope(relu);
const ids = (svg: string): string[] => [...svg.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, inner]) => inner!.replace(/<[^>]*>/g, ""));

test("a picture is one svg that names itself for those who do not see it", async () => {
  const svg = await renderSvg(slope);
  expect(svg).toMatch(
    /^<svg [^>]*width="720" height="380"[^>]* role="img" aria-labelledby="(f\w+-alt)"><title id="\1">/,
  );
  expect(svg).toContain(`>${slope.alt.replaceAll(">", "&#62;")}</title>`);
  expect(svg).toMatch(/<\/svg>$/);
});

test("the description survives where only data and layout were kept", async () => {
  expect(await renderSvg({ data: slope.data, layout: slope.layout })).toBe(await renderSvg(slope));
  expect(await renderSvg({ data: [], layout: { title: { text: "Only a <b>title</b>" } } })).toContain(
    ">Only a  title </title>",
  );
  expect(await renderSvg(slope, { alt: 'a < "b"' })).toContain(">a &#60; &#34;b&#34;</title>");
});

test("titles, ticks and labels are there as text, Greek, primes and minus signs included", async () => {
  const texts = textsOf(await renderSvg(plotSlope(sigmoid, { title: "σ′ at −∞" })));
  expect(texts).toEqual(expect.arrayContaining(["σ′ at −∞", "−6", "0", "6", "0.2", "g(z)", "g′(z)", "z"]));
});

test("every curve, circle and slider of the figure is drawn", async () => {
  const svg = await renderSvg(slope);
  // g in one stroke, g′ in two.
  expect(svg.match(/class="js-line"/g)).toHaveLength(3);
  expect(svg.match(/class="point"/g)).toHaveLength(2);
  const tangent = await renderSvg(plotTangent(sigmoid, { at: 1 }));
  // Of the slider's steps only the one that it stands at.
  expect(textsOf(tangent).filter((text) => text.includes("a = "))).toEqual([
    "z = 1, a = 0.731, g′(z) = 0.197",
  ]);
});

test("the same figure gives the same bytes, drawn after others or along with them", async () => {
  const alone = await renderSvg(slope);
  const [again, , withOthers] = await Promise.all([
    renderSvg(slope),
    renderSvg(plotTangent(sigmoid)),
    renderSvg(slope),
  ]);
  expect(again).toBe(alone);
  expect(withOthers).toBe(alone);
});

test("drawing changes neither the figure nor the process", async () => {
  const before = JSON.stringify(slope);
  const random = Math.random;
  await renderSvg(slope);
  expect(JSON.stringify(slope)).toBe(before);
  expect(Math.random).toBe(random);
  expect(globalThis).not.toHaveProperty("window");
  expect(globalThis).not.toHaveProperty("Plotly");
});

test("ids of two figures never meet, and every reference finds its own", async () => {
  const one = await renderSvg(slope);
  const other = await renderSvg(plotSlope(sigmoid));
  const themed = await renderSvg(slope, { theme: "dark" });
  const named = await renderSvg(slope, { idPrefix: "second-" });
  const all = [one, other, themed, named].flatMap(ids);
  expect(all.length).toBeGreaterThan(12);
  expect(new Set(all).size).toBe(all.length);
  for (const svg of [one, other, themed, named]) {
    const references = [...svg.matchAll(/url\(([^)]*)\)/g)].map(([, target]) => target);
    expect(references.length).toBeGreaterThan(0);
    for (const target of references) expect(ids(svg)).toContain(target?.slice(1));
  }
  expect(ids(named).every((id) => id.startsWith("second-"))).toBe(true);
});

test("in the dark theme no colour of the light one is left", async () => {
  const dark = await renderSvg(slope, { theme: "dark" });
  for (const [name, hex] of Object.entries(palettes.light)) {
    const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
    expect(dark, name).not.toContain(`rgb(${r}, ${g}, ${b})`);
    expect(dark, name).not.toContain(hex);
  }
});

test("with custom properties one picture serves both themes", async () => {
  const svg = await renderSvg(slope, { theme: "css" });
  expect(svg).toContain("fill: var(--slope-background, rgb(255, 255, 255))");
  const fixed = svg.replaceAll(/var\([^(]*rgb\([^)]*\)\)/g, "").match(/rgb\([^)]*\)/g) ?? [];
  // What is left is Plotly's invisible black.
  expect(new Set(fixed)).toEqual(new Set(["rgb(0, 0, 0)"]));
});

test("a picture has the size asked for, else the figure's own, else a usual one", async () => {
  const size = async (...args: Parameters<typeof renderSvg>) =>
    / width="(\d+)" height="(\d+)"/
      .exec(await renderSvg(...args))
      ?.slice(1)
      .map(Number);
  expect(await size(slope, { width: 360, height: 300 })).toEqual([360, 300]);
  expect(await size({ data: [], layout: { width: 500, height: 200 } })).toEqual([500, 200]);
  expect(await size({ data: [] })).toEqual([720, 450]);
});

test("at 360 px no text is smaller than 12 px", async () => {
  const figures = [
    slope,
    plotTangent(sigmoid),
    plotLines([{ name: "a", x: [1, 2], y: [1, 2] }], { title: "t", x: "x", y: "y" }),
  ];
  for (const figure of figures) {
    const svg = await renderSvg(figure, { width: 360 });
    const sizes = [...svg.matchAll(/font-size: ([\d.]+)px/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  }
});

test.each([
  [
    "no figure",
    null,
    {},
    /a figure must be an object with data \(an array of traces, each an object\) and layout/,
  ],
  ["a trace that is none", { data: [null] }, {}, /a figure must be an object with data/],
  ["a function among the data", { data: [{ x: () => 1 }] }, {}, /a figure must be plain data/],
  ["data that is no list", { data: {} }, {}, /a figure must be an object with data/],
  ["a width of 0", slope, { width: 0 }, /width must be more than 0 pixels, but it is 0/],
  ["a height that is no number", slope, { height: "9" }, /height must be a number, but it is "9"/],
  [
    "an unknown theme",
    slope,
    { theme: "sepia" },
    /theme must be "light", "dark" or "css", but it is "sepia"/,
  ],
  ["a prefix that is no id", slope, { idPrefix: '"><' }, /idPrefix must begin with a letter/],
])("%s is refused", async (_, figure, options, message) => {
  await expect(renderSvg(figure as never, options as never)).rejects.toThrow(message);
});
