import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { notebooks, openPage } from "./site.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What the eye takes for the height of a line of text: without the room above capitals and below the baseline. */
const SEEN = 0.75;
/** Edges are rounded to pixels on the way to the screen. */
const PIXEL = 1;

/** Words of figures, still ones or live ones, that leave their figure or stand on others. */
function findMisplacedWords(page: Page, part: string): Promise<string[]> {
  return page.evaluate(
    ([selector, seen, pixel]) =>
      [...document.querySelectorAll("figure.plot")].flatMap((figure, index) => {
        const frame = figure.getBoundingClientRect();
        const words = [...figure.querySelectorAll(`${selector} text, .plot-slider output`)]
          .map((word) => ({ text: word.textContent!.trim(), box: word.getBoundingClientRect() }))
          .filter(({ text, box }) => text !== "" && box.width > 0)
          .map(({ text, box }) => {
            // A line that runs upwards is as thick as a level one is high.
            const isUpright = box.height > box.width && text.length > 2;
            const [dx, dy] = isUpright ? [box.width, 0] : [0, box.height];
            const margin = (1 - seen) / 2;
            return {
              text,
              left: box.left + dx * margin,
              right: box.right - dx * margin,
              top: box.top + dy * margin,
              bottom: box.bottom - dy * margin,
            };
          });
        const outside = words
          .filter(
            ({ left, right, top, bottom }) =>
              left < frame.left - pixel ||
              right > frame.right + pixel ||
              top < frame.top - pixel ||
              bottom > frame.bottom + pixel,
          )
          .map(({ text }) => `figure ${index}: "${text}" is cut off`);
        const meeting = words.flatMap((one, i) =>
          words
            .slice(i + 1)
            .filter(
              (other) =>
                Math.min(one.right, other.right) - Math.max(one.left, other.left) > pixel &&
                Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > pixel,
            )
            .map((other) => `figure ${index}: "${one.text}" stands on "${other.text}"`),
        );
        return [...outside, ...meeting];
      }),
    [part, SEEN, PIXEL] as const,
  );
}

describe.each(notebooks)("the words in the figures of %s", (path) => {
  it.each([360, 1440])("are all seen on a page of %i px, and none stands on another", async (width) => {
    const { page, close } = await openPage(browser, path, { viewport: { width, height: 900 } });
    await page.evaluate(() => document.fonts.ready);
    expect(await findMisplacedWords(page, ".plot-still")).toEqual([]);
    for (const frame of await page.locator("figure.plot .plot-frame").all()) {
      await frame.scrollIntoViewIfNeeded();
      await frame.click({ position: { x: 2, y: 2 } });
    }
    await page.waitForFunction(() => document.querySelector("figure.plot:not(.live)") === null);
    expect(await findMisplacedWords(page, ".plot-live")).toEqual([]);
    await close();
  });
});
