import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { letFramesPass, notebooks, openPage } from "./site.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** For a machine that has other things to do. */
const PATIENCE = { timeout: 30_000 };

describe.each(notebooks)("under the heading See it of %s", (path) => {
  it("a slider changes what is drawn", async () => {
    const { page, close } = await openPage(browser, path);
    const index = await page.locator("input[data-slider]").evaluateAll((sliders) =>
      sliders.findIndex((slider) => {
        const above = [...document.querySelectorAll("h2")].filter(
          (heading) => heading.compareDocumentPosition(slider) & Node.DOCUMENT_POSITION_FOLLOWING,
        );
        return above.at(-1)?.textContent?.startsWith("See it");
      }),
    );
    expect(index).toBeGreaterThanOrEqual(0);
    const slider = page.locator("input[data-slider]").nth(index);
    const lines = () =>
      slider.evaluate((input) =>
        [...input.closest("figure")!.querySelectorAll(".plot-live path.js-line")].map((line) =>
          line.getAttribute("d"),
        ),
      );
    await slider.focus();
    await expect.poll(lines, PATIENCE).not.toEqual([]);
    const before = await lines();
    await page.keyboard.press("End");
    await expect.poll(lines, PATIENCE).not.toEqual(before);
    await close();
  });
});

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
    await letFramesPass(page);
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
    await letFramesPass(page);
    const light = await read();
    await page.locator("button.theme").click();
    await expect.poll(async () => (await read()).stroke, PATIENCE).not.toBe(light.stroke);
    expect((await read()).d).toBe(light.d);
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
