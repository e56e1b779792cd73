import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";

const SWITCHES = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking";

/** Serves the built package, with the headers that let threads share memory, if `isIsolated`, and opens a page of it. */
async function inPage(isIsolated: boolean, program: string): Promise<unknown> {
  const server = createServer((request, response) => {
    if (isIsolated)
      response
        .setHeader("cross-origin-opener-policy", "same-origin")
        .setHeader("cross-origin-embedder-policy", "require-corp");
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
    return await page.evaluate(`import("/index.js").then(async (slope) => { ${program} })`);
  } finally {
    await browser.close();
    server.close();
  }
}

const NAMES = ["sigmoid", "tanh", "relu", "leakyRelu", "silu", "elu", "softplus", "gelu", "geluTanh"];

test("in Chromium the built package runs its compiled loops, with the results of the plain TypeScript", async () => {
  const found = await inPage(
    false,
    `const z = Float32Array.from({ length: 5000 }, (_, i) => i / 100 - 25);
    const wrong = ${JSON.stringify(NAMES)}.map((name) => slope[name]).map(
      (g) =>
        g.forward(z).filter((a, i) => a !== g.forward(z.slice(i, i + 1))[0]).length +
        g.backward(z, z).filter((dZ, i) => dZ !== g.backward(z.slice(i, i + 1), z.slice(i, i + 1))[0]).length,
    );
    const here = slope.allocate(Float32Array, z.length);
    here.set(z);
    const fast = slope.sigmoid.forward(here, here, { grade: "fast" });
    return { wrong, differs: fast.filter((a, i) => a !== Math.fround(slope.sigmoid(z[i]))).length > 0 };`,
  );
  expect(found).toEqual({ wrong: NAMES.map(() => 0), differs: true });
});

test("in Chromium a pool computes what one thread computes, in memory of its own and in other shared memory", async () => {
  const found = await inPage(
    true,
    `const pool = slope.createPool({ threads: 3 });
    const length = 70003;
    const z = pool.allocate(Float32Array, length).map((_, i) => Math.sin(i) * 30);
    const [mine, dA] = [pool.allocate(Float32Array, length), pool.allocate(Float32Array, length).fill(2)];
    mine.set(z);
    const other = new Float32Array(new SharedArrayBuffer(4 * length));
    other.set(z);
    const differing = [];
    for (const g of [slope.sigmoid, slope.silu.with({ beta: 2 }), slope.mish]) {
      const [a, b] = [await pool.forward(g, mine), await pool.forward(g, other)];
      const c = await pool.backward(g, dA, mine);
      const [values, slopes] = [g.forward(z), g.backward(dA, mine)];
      for (const [got, wanted] of [[a, values], [b, values], [c, slopes]])
        differing.push(got.filter((x, i) => !Object.is(x, wanted[i])).length);
    }
    await pool.close();
    return { differing, after: await pool.forward(slope.relu, mine).catch(String) };`,
  );
  expect(found).toEqual({ differing: Array(9).fill(0), after: "Error: pool.forward: the pool is closed" });
});

test("a page that is not isolated is told why it can have no pool of several threads", async () => {
  const found = await inPage(
    false,
    `const alone = slope.createPool({ threads: 1 });
    const a = await alone.forward(slope.relu, Float32Array.of(-1, 2));
    try {
      slope.createPool({ threads: 2 });
    } catch (error) {
      return { a: [...a], error: String(error) };
    }`,
  );
  expect(found).toEqual({
    a: [0, 2],
    error: expect.stringMatching(/^Error: createPool: threads cannot share memory here/),
  });
});
