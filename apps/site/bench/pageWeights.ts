import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { openBrowser } from "../e2e/browser.ts";
import { addressOf, openPage, pages } from "../e2e/site.ts";

/** What a page costs before a figure is touched: the page itself and all that it asks for, fonts included. */
interface Weight {
  readonly page: string;
  readonly "html KB": number;
  readonly "html gzip KB": number;
  readonly figures: number;
  readonly requests: number;
  readonly "all gzip KB": number;
}

const LIMIT_KB = 150;

const browser = await openBrowser();
const weights: Weight[] = [];
for (const path of pages) {
  const { page, requests, close } = await openPage(browser, path);
  await page.evaluate(() => document.fonts.ready);
  const files = [...new Set(requests)].filter((url) => url.startsWith("file:"));
  const html = measure(addressOf(path));
  weights.push({
    page: path,
    "html KB": round(html.bytes),
    "html gzip KB": round(html.gzip),
    figures: await page.locator("figure.plot").count(),
    requests: files.length,
    "all gzip KB": round(files.map((url) => measure(url).gzip).reduce((sum, bytes) => sum + bytes, 0)),
  });
  await close();
}
await browser.close();

console.table(weights);
console.log(`plotly.js, at the first touch: ${round(measure(addressOf("assets/plotly.js")).gzip)} KB gzip`);
for (const weight of weights.filter((each) => each["html gzip KB"] > LIMIT_KB)) {
  console.error(`${weight.page} is heavier than ${LIMIT_KB} KB.`);
  process.exitCode = 1;
}

function measure(url: string): { bytes: number; gzip: number } {
  const content = readFileSync(fileURLToPath(url));
  return { bytes: content.length, gzip: gzipSync(content, { level: 9 }).length };
}

function round(bytes: number): number {
  return Math.round(bytes / 102.4) / 10;
}
