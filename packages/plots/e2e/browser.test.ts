import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Figure,
  plotComparison,
  plotDecisionRegions,
  plotFrames,
  plotIntervals,
  plotLines,
  plotlyConfig,
  plotSlope,
  plotSmallMultiples,
  plotTangent,
  renderSvg,
} from "../src/index.ts";
import { layoutOf, leakyRelu, relu, sigmoid, tanh } from "../test/specimens.ts";

const plotly = createRequire(import.meta.url).resolve("plotly.js/dist/plotly-cartesian.min.js");
const x = Array.from({ length: 60 }, (_, i) => i);

const figures: [string, Figure][] = [
  ["slope", plotSlope(relu)],
  ["tangent", plotTangent(sigmoid, { at: 1 })],
  ["comparison", plotComparison([sigmoid, tanh, relu, leakyRelu], { of: "derivative" })],
  [
    "lines on a logarithmic axis",
    plotLines([{ name: "error", x, y: x.map((i) => 10 ** (i / 4 - 16)) }], {
      title: "It grows",
      x: "z",
      y: { title: "relative error", scale: "log" },
    }),
  ],
  ["small multiples", plotSmallMultiples([sigmoid, tanh, relu, leakyRelu])],
  [
    "intervals",
    plotIntervals(
      [
        { name: "sigmoid", low: 0.5, value: 0.6, high: 0.8 },
        { name: "tanh", low: 0.8, value: 0.9, high: 0.95 },
      ],
      { title: "tanh is right more often", x: "share of points on the right side" },
    ),
  ],
  [
    "frames",
    plotFrames(
      [1, 2, 3].map((k) => ({
        label: `k = ${k}`,
        series: ["first", "second"].map((name, i) => ({ name, x, y: x.map((at) => (i + 1) * k * at) })),
      })),
      { title: "Steeper", x: "step", y: "y" },
    ),
  ],
  [
    "decision regions",
    plotDecisionRegions({ name: "half", probability: (u) => 1 / (1 + Math.exp(-u)) }, [
      { x: -1, y: -1, label: 0 },
      { x: 1, y: 1, label: 1 },
    ]),
  ],
];
const widths = [360, 720];

let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  });
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (/^https?:/.test(request.url())) complaints.push(request.url());
  });
});

afterAll(() => browser.close());

async function open(html: string, width: number): Promise<void> {
  complaints = [];
  await page.setViewportSize({ width, height: 600 });
  await page.setContent(`<!doctype html><body style="margin:0">${html}</body>`);
}

async function openInteractive({ data, layout }: Figure, width: number): Promise<void> {
  await open(`<div id="figure"></div>`, width);
  await page.addScriptTag({ path: plotly });
  await page.evaluate(
    (figure) =>
      (globalThis as unknown as { Plotly: { newPlot(...args: unknown[]): Promise<void> } }).Plotly.newPlot(
        "figure",
        figure.data,
        figure.layout,
        figure.config,
      ),
    { data: [...data], layout, config: plotlyConfig as object },
  );
}

/** What of a drawing has to be the same however it was made. */
function readStructure(): Promise<{ xTicks: string[] }> {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(`.main-svg ${selector}`)];
    const texts = (selector: string) => all(selector).map((node) => node.textContent ?? "");
    return {
      traces: all(".trace").length,
      strokes: all(".js-line").length,
      points: all(".point").length,
      shapes: all(".shapelayer path").length,
      xTicks: texts(`[class^="x"][class$="tick"] text`),
      yTicks: texts(`[class^="y"][class$="tick"] text`),
      titles: texts(".gtitle, .xtitle, .ytitle").sort(),
      labels: texts(".annotation-text").sort(),
      slider: all(".slider-label")
        .filter((node) => getComputedStyle(node).fillOpacity !== "0")
        .map((node) => node.textContent),
    };
  });
}

const cases = figures.flatMap(([name, figure]) => widths.map((width) => [name, width, figure] as const));

test.each(cases)("Chromium draws the %s at %i px as the picture shows it", async (_, width, figure) => {
  await openInteractive(figure, width);
  const interactive = await readStructure();
  expect(complaints).toEqual([]);
  await open(await renderSvg(figure, { width }), width);
  const picture = await readStructure();
  expect(picture).toEqual(interactive);
  expect(interactive.xTicks.length).toBeGreaterThan(2);
});

test.each(cases)(
  "no text of the %s at %i px leaves the picture or meets another",
  async (_, width, figure) => {
    await open(await renderSvg(figure, { width }), width);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll(".main-svg text")]
        .map((node) => ({
          text: node.textContent ?? "",
          box: node.getBoundingClientRect().toJSON() as DOMRect,
        }))
        .filter(({ text, box }) => text.trim() !== "" && box.width > 0),
    );
    const height = (figure.layout as { height: number }).height;
    for (const { text, box } of boxes) {
      expect(box.left, text).toBeGreaterThanOrEqual(0);
      expect(box.right, text).toBeLessThanOrEqual(width);
      expect(box.top, text).toBeGreaterThanOrEqual(0);
      expect(box.bottom, text).toBeLessThanOrEqual(height + 4);
    }
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        expect(across > 1 && down > 1, `${a.text} and ${b.text}`).toBe(false);
      }
    }
  },
);

test("the slider moves the point and the tangent, and says where they are", async () => {
  const figure = plotTangent(sigmoid, { at: 1 });
  await openInteractive(figure, 720);
  const place = () =>
    page.evaluate(() => {
      const point = document.querySelector(".main-svg .points .point")?.getAttribute("transform");
      const tangent = document.querySelectorAll(".main-svg .js-line")[1]?.getAttribute("d");
      return { point, tangent };
    });
  const before = await place();
  const rail = await page.locator(".slider-rail-touch-rect").boundingBox();
  await page.mouse.click(rail!.x + rail!.width * 0.75, rail!.y + rail!.height / 2);
  // The label changes first, what is drawn some frames later.
  await page.waitForFunction(
    ({ point, tangent }) =>
      !document.querySelector(".slider-label")?.textContent?.startsWith("z = 1,") &&
      document.querySelector(".main-svg .points .point")?.getAttribute("transform") !== point &&
      document.querySelectorAll(".main-svg .js-line")[1]?.getAttribute("d") !== tangent,
    before,
  );
  const label = await page.locator(".slider-label").first().textContent();
  expect(layoutOf(figure).sliders[0]!.steps.map((step) => step.label)).toContain(label);
  expect(label).toMatch(/^z = (2\.75|3|3\.25), a = 0\.9\d+, g′\(z\) = 0\.0\d+$/);
  expect(complaints).toEqual([]);
});

test("the slider of frames brings the lines of its position, and their names to their ends", async () => {
  const figure = plotFrames(
    [1, 4].map((k) => ({ label: `k = ${k}`, series: [{ name: "line", x, y: x.map((at) => k * at) }] })),
    { title: "Steeper", x: "step", y: "y" },
  );
  await openInteractive(figure, 720);
  const place = () =>
    page.evaluate(() => ({
      line: document.querySelector(".main-svg .js-line")!.getAttribute("d"),
      name: document.querySelector(".main-svg .annotation-text")!.getBoundingClientRect().top,
    }));
  const before = await place();
  const rail = await page.locator(".slider-rail-touch-rect").boundingBox();
  await page.mouse.click(rail!.x + rail!.width - 4, rail!.y + rail!.height / 2);
  await page.waitForFunction(() => document.querySelector(".slider-label")?.textContent === "k = 4");
  await page.waitForFunction(
    ({ line, name }) =>
      document.querySelector(".main-svg .js-line")!.getAttribute("d") !== line &&
      document.querySelector(".main-svg .annotation-text")!.getBoundingClientRect().top < name,
    before,
  );
  expect(complaints).toEqual([]);
});

test("there is no share button and no logo", async () => {
  await openInteractive(plotSlope(sigmoid), 720);
  const buttons = await page
    .locator(".modebar-btn")
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-title")));
  expect(buttons).toEqual(["Zoom", "Pan", "Reset axes", "Download plot as a PNG"]);
});

test("with custom properties one picture follows the theme of its page", async () => {
  const svg = await renderSvg(plotSlope(sigmoid), { theme: "css" });
  await open(
    `<style>:root { --slope-background: rgb(1, 2, 3); --slope-blue: rgb(4, 5, 6) }</style>${svg}`,
    720,
  );
  const [background, line] = await page.evaluate(() => [
    getComputedStyle(document.querySelector(".main-svg > rect")!).fill,
    getComputedStyle(document.querySelector(".js-line")!).stroke,
  ]);
  expect(background).toBe("rgb(1, 2, 3)");
  expect(line).toBe("rgb(4, 5, 6)");
});
