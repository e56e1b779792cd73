import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { addressOf, openPage } from "./site.ts";

/** What a page costs before a figure is touched: the page itself and all that it asks for, fonts included. In bytes, gzip. */
export interface PageWeight {
  readonly html: number;
  readonly all: number;
  /** Each file that it asked for. */
  readonly files: Readonly<Record<string, number>>;
  readonly figures: number;
}

export async function weighPage(browser: Browser, path: string): Promise<PageWeight> {
  const { page, requests, close } = await openPage(browser, path);
  // Fonts come when they are needed: see everything once.
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    await document.fonts.ready;
  });
  const figures = await page.locator("figure.plot").count();
  await close();
  const urls = [...new Set(requests)].filter((url) => url.startsWith("file:"));
  const files = Object.fromEntries(urls.map((url) => [url.replace(/^.*\//, ""), weigh(url)]));
  const html = weigh(addressOf(path));
  return { html, files, figures, all: Object.values(files).reduce((sum, bytes) => sum + bytes, 0) };
}

export function weigh(url: string): number {
  return gzipSync(readFileSync(fileURLToPath(url)), { level: 9 }).length;
}
