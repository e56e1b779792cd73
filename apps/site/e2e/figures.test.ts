import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { notebooks, openPage } from "./site.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** How much of the page has moved by itself since it began to load, as Chromium counts it. */
function countShifts(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let sum = 0;
    const add = (entries: PerformanceEntryList): void => {
      for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
    add(observer.takeRecords());
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

describe("a figure with a slider", () => {
  const path = notebooks.find((name) => name.includes("sigmoid"))!;
  const tangent = "figure.plot:has(input[data-slider])";

  it("moves its tangent by the keyboard alone", async () => {
    const { page, complaints, close } = await openPage(browser, path);
    const slider = page.locator(`${tangent} input[data-slider]`).first();
    await slider.focus();
    await page.waitForFunction(
      (selector) => document.querySelector(selector)!.classList.contains("live"),
      tangent,
    );
    const line = page.locator(`${tangent} .plot-live .scatterlayer .trace:nth-child(2) path.js-line`);
    const before = {
      line: await line.getAttribute("d"),
      label: await page.locator(`${tangent} output`).textContent(),
    };
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
    await page.waitForFunction(
      ([selector, d]) =>
        document
          .querySelector(`${selector} .plot-live .scatterlayer .trace:nth-child(2) path.js-line`)!
          .getAttribute("d") !== d,
      [tangent, before.line] as const,
    );
    expect(await page.locator(`${tangent} output`).textContent()).not.toBe(before.label);
    expect(await slider.getAttribute("aria-valuetext")).toBe(
      await page.locator(`${tangent} output`).textContent(),
    );
    expect(complaints).toEqual([]);
    await close();
  });

  it("wakes at a tap, and not at a finger that scrolls past", async () => {
    const { page, requests, close } = await openPage(browser, path, {
      viewport: { width: 360, height: 780 },
      hasTouch: true,
      isMobile: true,
    });
    const frame = page.locator("figure.plot .plot-frame").first();
    await frame.scrollIntoViewIfNeeded();
    await frame.dispatchEvent("pointerenter", { pointerType: "touch" });
    await frame.dispatchEvent("touchstart", {});
    await page.waitForTimeout(200);
    expect(requests.some((url) => url.endsWith("plotly.js"))).toBe(false);
    await frame.tap();
    await page.waitForFunction(() => document.querySelector("figure.plot")!.classList.contains("live"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await close();
  });

  it("changes its colours with the page, where it is", async () => {
    const { page, close } = await openPage(browser, path, { colorScheme: "light" });
    await page.locator(`${tangent} input[data-slider]`).first().focus();
    await page.waitForFunction(
      (selector) => document.querySelector(selector)!.classList.contains("live"),
      tangent,
    );
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
    const read = () =>
      page.evaluate((selector) => {
        const trace = document.querySelector(
          `${selector} .plot-live .scatterlayer .trace:nth-child(2) path.js-line`,
        )!;
        return { d: trace.getAttribute("d"), stroke: getComputedStyle(trace).stroke };
      }, tangent);
    await page.waitForTimeout(300);
    const light = await read();
    await page.locator("button.theme").click();
    await page.waitForTimeout(500);
    const dark = await read();
    expect(dark.d).toBe(light.d);
    expect(dark.stroke).not.toBe(light.stroke);
    await close();
  });

  it("can be woken by the button that the tab key finds", async () => {
    const { page, close } = await openPage(browser, path);
    await page.locator("figure.plot .plot-explore").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("figure.plot")!.classList.contains("live"));
    await close();
  });
});

describe("the theme", () => {
  it("that a reader chose is remembered on the next page", async () => {
    const { page, close } = await openPage(browser, "index.html", { colorScheme: "light" });
    await page.getByRole("button", { name: "Use the dark theme" }).click();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(20, 24, 29)",
    );
    await page.locator(".begin a").click();
    await page.waitForLoadState();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(20, 24, 29)",
    );
    await close();
  });
});

describe("the explorer", () => {
  it("follows the keyboard, the pointer and the choice of activation", async () => {
    const { page, complaints, close } = await openPage(browser, "index.html");
    const slope = page.locator(".readings [data-reading=slope]");
    expect(await slope.textContent()).toBe("0.197");
    await page.locator(".explorer input[type=range]").focus();
    await page.keyboard.press("Home");
    expect(await slope.textContent()).toBe("0.00247");
    const box = (await page.locator(".explorer svg").boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    expect(await slope.textContent()).toBe("0.25");
    await page.getByText("ReLU", { exact: true }).click();
    expect(await slope.textContent()).toBe("1");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator(".explorer svg").getAttribute("aria-label")).toBe(
      "At z = 0 Leaky ReLU has the value 0 and the slope 1.",
    );
    expect(complaints).toEqual([]);
    await close();
  });
});
