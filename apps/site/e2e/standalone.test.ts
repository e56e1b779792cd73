import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Cell, formatIpynb, type JsonObject, renderFiles } from "@slope/notebook";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { notebooks, openPage } from "./site.ts";

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slope-render-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A notebook with these outputs, as `slope render` writes it. */
async function renderOutputs(
  outputs: JsonObject[],
  options: { inline?: boolean } = {},
): Promise<(path: string) => string> {
  const cell: Omit<Cell, "id" | "type" | "outputs"> = {
    source: "",
    tags: [],
    metadata: {},
    executionCount: 1,
  };
  const notebook = {
    metadata: { language_info: { name: "python" } },
    cells: outputs.map((data, index) => ({
      ...cell,
      id: `cell-${index}`,
      type: "code" as const,
      outputs: [{ output_type: "display_data" as const, data, metadata: {} }],
    })),
  };
  const ipynb = join(folder, "some notebook.ipynb");
  await writeFile(ipynb, formatIpynb(notebook));
  await renderFiles(
    [{ name: "some notebook", given: "ipynb", ipynb, source: join(folder, "some notebook.nb.ts") }],
    options,
  );
  return () => pathToFileURL(join(folder, "some notebook.html")).href;
}

const plotly = (data: JsonObject[], layout: JsonObject = {}): JsonObject => ({
  "application/vnd.plotly.v1+json": { data, layout },
  "image/png":
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
});

describe("a page of slope render", () => {
  it("in a single file is interactive with nothing beside it", async () => {
    const address = await renderOutputs([plotly([{ x: [1, 2], y: [3, 4] }])], { inline: true });
    const { page, complaints, requests, close } = await openPage(browser, "", {}, address);
    await page.locator("figure.plot .plot-frame").hover();
    await page.waitForFunction(() => document.querySelector("figure.plot")!.classList.contains("live"));
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("data:") && !url.startsWith("blob:"))).toHaveLength(1);
    await close();
  });

  it.each([
    ["bars", [{ type: "bar", x: ["a", "b"], y: [1, 2] }]],
    [
      "heat map",
      [
        {
          type: "heatmap",
          z: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    ],
    [
      "histogram beside a box",
      [
        { type: "histogram", x: [1, 1, 2] },
        { type: "box", y: [1, 2, 3] },
      ],
    ],
    ["shares", [{ type: "pie", labels: ["a", "b"], values: [1, 2] }]],
  ] as const)("shows the %s of another program, still and live", async (_, data) => {
    const address = await renderOutputs([
      plotly(data as unknown as JsonObject[], { title: { text: "From elsewhere" } }),
    ]);
    const { page, complaints, close } = await openPage(browser, "", { colorScheme: "dark" }, address);
    expect(await page.locator(".plot-still svg:visible").count()).toBe(1);
    await page.locator("figure.plot .plot-frame").hover();
    await page.waitForFunction(() => document.querySelector("figure.plot")!.classList.contains("live"));
    expect(await page.locator(".plot-live .main-svg").count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it("shows the picture beside a surface, which needs WebGL, and loads all of Plotly for it", async () => {
    const address = await renderOutputs([
      plotly([
        {
          type: "surface",
          z: [
            [1, 2],
            [3, 4],
          ],
        },
      ]),
    ]);
    const { page, close } = await openPage(browser, "", {}, address);
    expect(
      await page.locator(".plot-still img").evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(1);
    await page.locator("figure.plot .plot-frame").hover();
    await page.waitForFunction(() => "Plotly" in window);
    await close();
  });

  it("moves a slider that plays frames", async () => {
    const figure = plotly([{ x: [0, 1], y: [0, 1] }], {
      sliders: [
        {
          currentvalue: { prefix: "step " },
          steps: ["a", "b"].map((label) => ({
            label,
            method: "animate",
            args: [[label], { mode: "immediate", frame: { duration: 0 }, transition: { duration: 0 } }],
          })),
        },
      ],
    });
    (figure["application/vnd.plotly.v1+json"] as Record<string, unknown>).frames = ["a", "b"].map(
      (name, index) => ({
        name,
        data: [{ y: [0, 1 - 5 * index] }],
      }),
    );
    const { page, complaints, close } = await openPage(browser, "", {}, await renderOutputs([figure]));
    await page.locator("input[data-slider]").focus();
    await page.waitForFunction(() => document.querySelector("figure.plot")!.classList.contains("live"));
    await page.keyboard.press("End");
    await page.waitForFunction(() => {
      const target = document.querySelector(".plot-live") as HTMLElement & { data?: { y: number[] }[] };
      return target.data?.[0]?.y[1] === -4;
    });
    expect(await page.locator(".plot-slider output").textContent()).toBe("step b");
    expect(complaints).toEqual([]);
    await close();
  });

  it("runs nothing and asks nobody, whatever a notebook brings along", async () => {
    const attack = "window.broken = true";
    const address = await renderOutputs([
      {
        "text/html": `<b>kept</b><img src=x onerror="${attack}"><script>${attack}</script><svg onload="${attack}"></svg>`,
      },
      {
        "text/html":
          '<img src="https://example.org/a.png"><link rel="stylesheet" href="https://example.org/a.css">',
      },
      {
        "text/markdown": `<a href="javascript:${attack}" id="bait">x</a> <iframe srcdoc="<script>parent.${attack}</script>"></iframe>`,
      },
      {
        "image/svg+xml": `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>${attack}</script><image href="https://example.org/b.png"/></svg>`,
      },
      plotly([{ x: [1], y: [1], text: [`<img src=x onerror="${attack}">`] }], {
        title: { text: `<a href="javascript:${attack}">t</a><script>${attack}</script>` },
        images: [
          {
            source: "https://example.org/c.png",
            x: 0,
            y: 1,
            sizex: 1,
            sizey: 1,
            xref: "paper",
            yref: "paper",
          },
        ],
        meta: { alt: `"><script>${attack}</script>` },
      }),
    ]);
    const { page, requests, close } = await openPage(browser, "", {}, address);
    await page.locator("figure.plot .plot-frame").hover();
    await page.waitForFunction(() => document.querySelector("figure.plot")!.classList.contains("live"));
    await page.locator("#bait").click({ timeout: 1000, force: true });
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => "broken" in window)).toBe(false);
    expect(await page.getByText("kept").count()).toBe(1);
    expect(requests.filter((url) => url.includes("example.org"))).toEqual([]);
    await close();
  });
});

describe("the site from a web server", () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    const dist = fileURLToPath(new URL("../dist/", import.meta.url));
    const types: Record<string, string> = {
      ".html": "text/html",
      ".css": "text/css",
      ".js": "text/javascript",
    };
    server = createServer(async (request, response) => {
      const path = join(dist, decodeURIComponent(new URL(request.url!, "http://localhost").pathname));
      const body = await readFile(path).catch(() => undefined);
      response.writeHead(body ? 200 : 404, {
        "content-type": types[extname(path)] ?? "application/octet-stream",
      });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => server.close());

  it.each([["index.html"], [notebooks[0]!]])("shows %s under the page's own policy", async (path) => {
    const { page, complaints, requests, close } = await openPage(browser, path, {}, (name) => origin + name);
    const figure = page.locator("figure.plot .plot-frame").first();
    if ((await figure.count()) > 0) {
      await figure.hover();
      await page.waitForFunction(() => document.querySelector("figure.plot")!.classList.contains("live"));
    }
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(origin) && !url.startsWith("data:"))).toEqual([]);
    await close();
  });
});
