import { openBrowser } from "../e2e/browser.ts";
import { addressOf, pages } from "../e2e/site.ts";
import { weigh, weighPage } from "../e2e/weighPage.ts";

const browser = await openBrowser();
const rows = [];
for (const path of pages) {
  const { html, all, files, figures } = await weighPage(browser, path);
  const fonts = Object.entries(files).filter(([name]) => name.endsWith(".woff2"));
  rows.push({
    page: path,
    figures,
    requests: Object.keys(files).length,
    "html gzip KB": round(html),
    "fonts KB": round(fonts.reduce((sum, [, bytes]) => sum + bytes, 0)),
    "all gzip KB": round(all),
  });
}
await browser.close();

console.table(rows);
console.log(`plotly.js, at the first touch: ${round(weigh(addressOf("assets/plotly.js")))} KB gzip`);

function round(bytes: number): number {
  return Math.round(bytes / 102.4) / 10;
}
