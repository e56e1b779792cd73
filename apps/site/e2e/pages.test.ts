import { readFileSync } from "node:fs";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { nameScreenshot, openPage, pages } from "./site.ts";
import { weighPage } from "./weighPage.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(pages)("%s", (path) => {
  it("opens from a folder without a complaint and without a request to another host", async () => {
    const { page, complaints, requests, close } = await openPage(browser, path);
    // Fonts come when they are needed: see everything once.
    await page.evaluate(async () => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      await document.fonts.ready;
    });
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual([]);
    expect(requests.filter((url) => url.endsWith("plotly.js"))).toEqual([]);
    await close();
  });

  it("weighs at most 150 KB, gzip, before a figure is touched: page, style, scripts and fonts", async () => {
    const { all, files } = await weighPage(browser, path);
    expect(all, JSON.stringify(files)).toBeLessThanOrEqual(150 * 1024);
  });

  it.each([
    [360, "light"],
    [360, "dark"],
    [768, "light"],
    [1440, "light"],
    [1440, "dark"],
  ] as const)("fits a page of %i px in %s", async (width, colorScheme) => {
    const { page, close } = await openPage(browser, path, { viewport: { width, height: 900 }, colorScheme });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe(colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(20, 24, 29)");
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>("details:not(.toc details)"))
        details.open = false;
    });
    await page.screenshot({ path: nameScreenshot(path, `${width}-${colorScheme}`), fullPage: true });
    await close();
  });

  it.each(["light", "dark"] as const)("has nothing for axe to object to in %s", async (colorScheme) => {
    const { page, close } = await openPage(browser, path, { colorScheme });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(
      violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => String(target)) })),
    ).toEqual([]);
    await close();
  });

  it("prints without navigation, on white, with no figure cut in two", async () => {
    const { page, close } = await openPage(browser, path, {
      colorScheme: "dark",
      viewport: { width: 700, height: 990 },
    });
    await page.emulateMedia({ media: "print" });
    const look = await page.evaluate(() => ({
      paper: getComputedStyle(document.documentElement).getPropertyValue("--slope-background").trim(),
      shown: [...document.querySelectorAll(".top, .toc, .turn, .skip, .copy")].filter(
        (element) => getComputedStyle(element).display !== "none",
      ).length,
      breakable: [...document.querySelectorAll("figure")].filter(
        (figure) => getComputedStyle(figure).breakInside !== "avoid",
      ).length,
      tiny: [...document.querySelectorAll("main p, main li, figcaption")].filter(
        (text) => Number.parseFloat(getComputedStyle(text).fontSize) < 13,
      ).length,
    }));
    expect(look).toEqual({ paper: "#ffffff", shown: 0, breakable: 0, tiny: 0 });
    await page.screenshot({ path: nameScreenshot(path, "print"), fullPage: true });
    await close();
  });

  it("says the same without JavaScript", async () => {
    const { page, close } = await openPage(browser, path, { javaScriptEnabled: false });
    const still = await page.locator(".plot-still svg:visible").count();
    expect(still).toBe(await page.locator("figure.plot").count());
    await expect(page.locator("main h1").textContent()).resolves.not.toBe("");
    expect(await page.locator("input:visible, button:visible").count()).toBe(0);
    await close();
  });

  it("has no link that leads nowhere", async () => {
    const { page, close } = await openPage(browser, path);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href }) => href),
    );
    const broken: string[] = [];
    for (const link of new Set(links.filter((href) => href.startsWith("file:")))) {
      const { hash, pathname } = new URL(link);
      const text = (() => {
        try {
          return readFileSync(decodeURIComponent(pathname), "utf8");
        } catch {
          return undefined;
        }
      })();
      if (
        text === undefined ||
        (hash !== "" && !text.includes(`id="${decodeURIComponent(hash.slice(1))}"`))
      ) {
        broken.push(link);
      }
    }
    expect(broken).toEqual([]);
    await close();
  });
});
