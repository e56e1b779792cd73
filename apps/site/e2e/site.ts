import { mkdirSync, readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const dist = new URL("../dist/", import.meta.url);

/** Every page of the built site, by its path in it. */
export const pages: readonly string[] = [
  ...readdirSync(dist).filter((name) => name.endsWith(".html")),
  ...readdirSync(new URL("notebooks/", dist))
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => `notebooks/${name}`),
];

export const notebooks = pages.filter((path) => path.startsWith("notebooks/"));

/** The site as a reader has it who opened it from a folder. */
export function addressOf(path: string): string {
  return new URL(path, pathToFileURL(fileURLToPath(dist))).href;
}

/** A page that is open, and everything it did that it should not have done. */
export interface OpenPage {
  readonly page: Page;
  /** What the console said, and errors that nobody caught. */
  readonly complaints: string[];
  /** Each file that was asked for, besides the page itself. */
  readonly requests: string[];
  close(): Promise<void>;
}

export async function openPage(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
  base: (path: string) => string = addressOf,
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => {
    // What the page's policy stopped was never sent.
    if (request.failure()?.errorText === "csp") requests.splice(requests.indexOf(request.url()), 1);
  });
  await page.goto(base(path), { waitUntil: "load" });
  return { page, complaints, requests, close: () => context.close() };
}

/** Until the browser has drawn what the last event asked for. */
export function letFramesPass(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Where screenshots go, for people to look at; git ignores it. */
export function nameScreenshot(path: string, look: string): string {
  const folder = fileURLToPath(new URL("../reports/screenshots/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  return `${folder}${path.replace(/^.*\//, "").replace(".html", "")}-${look}.png`;
}
