import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STATE, TEST_LOCK, VENV } from "../src/folders.ts";
import { labEnvironment } from "../src/labEnvironment.ts";
import { prepareLab } from "../src/prepareLab.ts";
import { openBrowser } from "./browser.ts";
import { book, copyFromBook, makeFolder, screenshotPath } from "./lab.ts";

const PLOTLY = "application/vnd.plotly.v1+json";
const run = promisify(execFile);

interface Output {
  readonly output_type: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

let browser: Browser;
let folder: string;

beforeAll(async () => {
  prepareLab([TEST_LOCK]);
  folder = makeFolder("tools");
  for (const name of book) copyFromBook(name, folder);
  browser = await openBrowser();
}, 600_000);
afterAll(() => browser?.close());

/** One of the programs of the virtual environment, on the book's copies. */
async function runTool(module: string, ...args: string[]): Promise<void> {
  await run(join(VENV, "bin", "python"), ["-m", module, ...args], {
    cwd: folder,
    env: labEnvironment(process.env, join(STATE, "e2e", "tools")),
    maxBuffer: 2 ** 26,
  });
}

function readOutputs(file: string): Output[] {
  const { cells } = JSON.parse(readFileSync(join(folder, file), "utf8"));
  return cells.flatMap(({ outputs = [] }: { outputs?: Output[] }) => outputs);
}

/** How many figures a notebook of the book shows, as it is committed. */
function expectExecuted(file: string): number {
  const outputs = readOutputs(file);
  expect(outputs.filter(({ output_type }) => output_type === "error")).toEqual([]);
  const figures = outputs.filter(({ data }) => data !== undefined && PLOTLY in data);
  expect(figures.length, file).toBeGreaterThan(0);
  return figures.length;
}

describe.each(book)("%s", { timeout: 300_000 }, (name) => {
  it("is executed and rendered by nbconvert, every figure visible", async () => {
    await runTool(
      "nbconvert",
      "--to",
      "notebook",
      "--execute",
      "--output",
      `${name}.nbconvert`,
      `${name}.ipynb`,
    );
    const figures = expectExecuted(`${name}.nbconvert.ipynb`);
    await runTool("nbconvert", "--to", "html", "--output", name, `${name}.nbconvert.ipynb`);
    const page = await browser.newPage({ viewport: { width: 1200, height: 1000 }, javaScriptEnabled: false });
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href, { waitUntil: "domcontentloaded" });
    const pictures = page.locator(".jp-RenderedImage img:visible");
    expect(await pictures.count()).toBeGreaterThanOrEqual(figures);
    for (const width of await pictures.evaluateAll((all) =>
      all.map((img) => (img as HTMLImageElement).naturalWidth),
    )) {
      expect(width).toBeGreaterThan(300);
    }
    await page.screenshot({ path: screenshotPath(`nbconvert-${name}`) });
    await page.close();
  });

  it("is executed by papermill", async () => {
    await runTool("papermill", "--no-progress-bar", `${name}.ipynb`, `${name}.papermill.ipynb`);
    expectExecuted(`${name}.papermill.ipynb`);
  });
});

describe("nbclient", () => {
  it("executes a notebook of the book", { timeout: 300_000 }, async () => {
    await runTool("jupyter", "execute", "--inplace", `${book[0]}.ipynb`);
    expectExecuted(`${book[0]}.ipynb`);
  });
});
