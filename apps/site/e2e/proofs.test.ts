import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Cell, formatIpynb, judgeFormulas, linkAssets, renderFiles, renderPage } from "@slope/notebook";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { nameScreenshot, type OpenPage, openPage } from "./site.ts";

const r = String.raw;
const blank: Omit<Cell, "id" | "type"> = {
  source: "",
  tags: [],
  metadata: {},
  outputs: [],
  executionCount: null,
};
const derivation = {
  start: "g'(z)",
  steps: [
    {
      latex: r`= (-1) \cdot (1 + e^{-z})^{-2} \cdot e^{-z} \cdot (-1) + 0 \cdot \left(1 + e^{-z} + e^{-2z} + e^{-3z}\right)`,
      because: "the chain rule",
      verdict: "proven",
      message: "proven: the chain rule",
    },
    { latex: "= a(1-a)", verdict: "proven", message: "proven" },
    {
      latex: "= a(1+a)",
      because: "a slip",
      verdict: "refuted",
      message:
        "refuted: at z = 0 the left side is 0.25 and the right side 0.75, 0.5 apart (the reason given: a slip)",
    },
  ],
};
const notebook = {
  metadata: {},
  cells: [
    { ...blank, id: "title", type: "markdown" as const, source: "# A proof\n\nFor every $z$:" },
    { ...blank, id: "formula", type: "markdown" as const, source: r`$$2z = z + z$$` },
    {
      ...blank,
      id: "steps",
      type: "code" as const,
      outputs: [
        {
          output_type: "display_data" as const,
          data: { "application/vnd.slope.derivation+json": derivation, "text/html": "<p>HTML</p>" },
          metadata: {},
        },
      ],
    },
  ],
};

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "slope-proof-"));
  const ipynb = join(folder, "proof.ipynb");
  await writeFile(ipynb, formatIpynb(notebook));
  await renderFiles([{ name: "proof", given: "ipynb", ipynb, source: join(folder, "proof.nb.ts") }], {});
  const { html } = await renderPage(notebook, {
    path: "proof.ipynb",
    draw: () => Promise.reject(new Error("there is no figure")),
    assets: () => linkAssets("assets/"),
    verdicts: judgeFormulas(notebook),
  });
  await writeFile(join(folder, "proof.html"), html);
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const open = (options: BrowserContextOptions): Promise<OpenPage> =>
  openPage(browser, "proof.html", options, () => pathToFileURL(join(folder, "proof.html")).href);

/** What the mark says beside itself at the moment; "" where it says nothing. */
const saidBy = (mark: Locator): Promise<string> =>
  mark.evaluate((element) => {
    const { content } = getComputedStyle(element, "::after");
    return content === "none" ? "" : content.slice(1, -1);
  });

describe("without a script, the mark of a step says why it holds", () => {
  it.each([360, 1440])("to a mouse and to the keyboard, on %i px", async (width) => {
    const { page, close } = await open({ javaScriptEnabled: false, viewport: { width, height: 900 } });
    const marks = page.locator(".verdict[tabindex]");
    const labels = ["proven by exact algebra", ...derivation.steps.map(({ message }) => message)];
    expect(await marks.count()).toBe(labels.length);
    for (const [index, label] of labels.entries()) {
      const mark = marks.nth(index);
      expect(await saidBy(mark)).toBe("");
      await mark.hover();
      expect(await saidBy(mark)).toBe(label);
      await page.mouse.move(0, 0);
      await mark.focus();
      expect(await saidBy(mark)).toBe(label);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.screenshot({ path: nameScreenshot("proof.html", `${width}`), fullPage: true });
    await close();
  });

  it("to a finger", async () => {
    const { page, close } = await open({
      javaScriptEnabled: false,
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 740 },
    });
    const mark = page.locator(".step .verdict").first();
    await mark.tap();
    expect(await saidBy(mark)).toBe("proven: the chain rule");
    const { width = 0, height = 0 } = (await mark.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    await close();
  });

  it("on paper", async () => {
    const { page, close } = await open({ javaScriptEnabled: false, viewport: { width: 700, height: 990 } });
    await page.emulateMedia({ media: "print" });
    const said = await page
      .locator(".verdict[tabindex]")
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark, "::after").content.slice(1, -1)));
    expect(said).toEqual(["proven", ...derivation.steps.map(({ message }) => message)]);
    await page.screenshot({ path: nameScreenshot("proof.html", "print"), fullPage: true });
    await close();
  });
});

it.each(["light", "dark"] as const)(
  "axe has nothing to object to in %s, a mark in focus",
  async (colorScheme) => {
    const { page, close } = await open({ colorScheme, viewport: { width: 700, height: 900 } });
    await page.locator(".verdict[tabindex]").last().focus();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
    await page.screenshot({ path: nameScreenshot("proof.html", colorScheme), fullPage: true });
    await close();
  },
);
