import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { letFramesPass, notebooks, openPage } from "./site.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** How much of the page has moved by itself since it began to load, as Chromium counts it. */
async function countShifts(page: Page): Promise<number> {
  await letFramesPass(page);
  return page.evaluate(async () => {
    let sum = 0;
    const add = (entries: PerformanceEntryList): void => {
      for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
    };
    await new Promise<void>((resolve) => {
      // What came before is handed over in one go, if there is any; the frames are for when there is none.
      const observer = new PerformanceObserver((list) => {
        add(list.getEntries());
        resolve();
      });
      observer.observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    });
    return sum;
  });
}

const live = (index: number): string => `figure.plot >> nth=${index} >> .plot-live .main-svg >> nth=0`;

describe.each(notebooks)("the figures of %s", (path) => {
  it("become interactive under the pointer, one by one, and nothing moves", async () => {
    const { page, complaints, requests, close } = await openPage(browser, path);
    await page.evaluate(() => document.fonts.ready);
    const shiftsOfLoading = await countShifts(page);
    // The text face replaces one of its size: that may move a line by a pixel, and no more.
    expect(shiftsOfLoading).toBeLessThan(0.005);
    const figures = page.locator("figure.plot");
    const count = await figures.count();
    expect(count).toBeGreaterThan(0);
    for (let index = 0; index < count; index++) {
      await figures.nth(index).scrollIntoViewIfNeeded();
      await figures.nth(index).locator(".plot-frame").hover();
      await page.waitForSelector(live(index));
      await page.waitForFunction(
        (at) => document.querySelectorAll("figure.plot")[at]!.classList.contains("live"),
        index,
      );
    }
    expect(requests.filter((url) => url.endsWith("plotly.js"))).toHaveLength(1);
    expect(await countShifts(page)).toBe(shiftsOfLoading);
    expect(complaints).toEqual([]);
    await close();
  });

  it("look the same still and live", async () => {
    const { page, close } = await openPage(browser, path);
    const figure = page.locator("figure.plot").first();
    await figure.scrollIntoViewIfNeeded();
    const still = await describeFigure(page, ".plot-still");
    await figure.locator(".plot-frame").hover();
    await page.waitForFunction(() => document.querySelector("figure.plot")!.classList.contains("live"));
    expect(await describeFigure(page, ".plot-live")).toEqual(still);
    await close();
  });
});

/** The words of the first figure and the colours of its lines. */
function describeFigure(page: Page, part: string): Promise<{ words: string[]; lines: string[] }> {
  return page.evaluate((selector) => {
    const root = document.querySelector(`figure.plot ${selector}`)!;
    const visible = [...root.querySelectorAll("text, path")].filter(
      (element) => element.getBoundingClientRect().width > 0,
    );
    const words = visible
      .filter(({ tagName }) => tagName === "text")
      .map(({ textContent }) => textContent!.trim());
    const strokes = visible
      .filter(
        (element) => getComputedStyle(element).fill === "none" && element.getAttribute("d")!.length > 400,
      )
      .map((element) => getComputedStyle(element).stroke);
    return {
      words: [...new Set(words)].filter((word) => word !== "").sort(),
      lines: [...new Set(strokes)].sort(),
    };
  }, part);
}
