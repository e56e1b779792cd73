import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { openPage } from "./site.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

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
