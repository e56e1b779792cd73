import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";

const SWITCHES = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";

test("in Chromium the built package runs its compiled loops, with the same results", async () => {
  const server = createServer((request, response) => {
    try {
      const file = readFileSync(new URL(`../dist${request.url}`, import.meta.url));
      response.setHeader("content-type", "text/javascript").end(file);
    } catch {
      response.setHeader("content-type", "text/html").end("<p>");
    }
  }).listen(0, "127.0.0.1");
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [...SWITCHES.split(" "), "--disable-component-update", "--disable-sync"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const found = (await page.evaluate(`import("/index.js").then((slope) => {
      const z = Float32Array.from({ length: 5000 }, (_, i) => i / 100 - 25);
      const wrong = [slope.sigmoid, slope.tanh, slope.relu, slope.leakyRelu].map(
        (g) => g.forward(z).filter((a, i) => a !== Math.fround(g(z[i]))).length,
      );
      const here = slope.allocate(Float32Array, z.length);
      here.set(z);
      const fast = slope.sigmoid.forward(here, here, { grade: "fast" });
      return { wrong, differs: fast.filter((a, i) => a !== Math.fround(slope.sigmoid(z[i]))).length };
    })`)) as { wrong: number[]; differs: number };
    expect(found.wrong).toEqual([0, 0, 0, 0]);
    expect(found.differs).toBeGreaterThan(0);
  } finally {
    await browser.close();
    server.close();
  }
});
