import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KernelClient } from "../src/index.ts";
import { runCell, startSlope } from "./testKernel.ts";

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await startSlope();
}, 60_000);

afterAll(() => kernel.shutdown());

describe("a value that says how it is shown", { timeout: 30_000 }, () => {
  it("is shown as its bundle, with binary data in base64", async () => {
    const { outputs } = await runCell(
      kernel,
      `({
         [Symbol.for("Jupyter.display")]: async () => ({
           "text/plain": "a picture",
           "image/png": new Uint8Array([1, 2, 3]),
           "application/json": { a: [1] },
         }),
       })`,
    );
    expect(outputs).toMatchObject([
      {
        type: "execute_result",
        data: { "text/plain": "a picture", "image/png": "AQID", "application/json": { a: [1] } },
      },
    ]);
  });

  it("fails its cell if it says nothing usable, or throws", async () => {
    const notBundle = await runCell(kernel, `({ [Symbol.for("Jupyter.display")]: () => 5 })`);
    expect(notBundle.error).toMatchObject({
      ename: "TypeError",
      evalue: expect.stringMatching(/gave 5, and it must be/),
    });
    const throws = await runCell(
      kernel,
      `({ [Symbol.for("Jupyter.display")]() { throw new Error("no picture"); } })`,
    );
    expect(throws.error?.evalue).toBe("no picture");
  });
});

describe("tslab's display", { timeout: 30_000 }, () => {
  it("shows, and newDisplay shows again under the same id", async () => {
    const { outputs } = await runCell(
      kernel,
      `import { display, newDisplay } from "tslab";
       display.html("<b>bold</b>");
       display.png(new Uint8Array([255]));
       const changing = newDisplay();
       changing.text("one");
       changing.text("two");`,
    );
    expect(outputs).toMatchObject([
      { type: "display_data", data: { "text/html": "<b>bold</b>" } },
      { type: "display_data", data: { "image/png": "/w==" } },
      { type: "display_data", data: { "text/plain": "one" } },
      { type: "update_display_data", data: { "text/plain": "two" } },
    ]);
    const ids = outputs.slice(2).map((output) => "transient" in output && output.transient.display_id);
    expect(ids[0]).toMatch(/\w+/);
    expect(ids[1]).toBe(ids[0]);
  });

  it("takes whole bundles at its inner entry, which packages use", async () => {
    const { outputs } = await runCell(
      kernel,
      `const { createRequire } = require("node:module");
       const tslab = createRequire(${JSON.stringify(import.meta.url)})("tslab/dist/jupyter");
       tslab.lastWriteDisplayData({ data: { "text/plain": "x", "text/html": "<i>x</i>" }, metadata: { m: 1 } }, false);`,
    );
    expect(outputs).toEqual([
      {
        type: "display_data",
        data: { "text/plain": "x", "text/html": "<i>x</i>" },
        metadata: { m: 1 },
        transient: {},
      },
    ]);
  });

  it("is cleared at once, or when something new comes", async () => {
    const { outputs } = await runCell(
      kernel,
      "console.log('draft');\nclearOutput();\nclearOutput({ wait: true });\nconsole.log('final')",
    );
    expect(outputs).toEqual([
      { type: "stream", name: "stdout", text: "draft\n" },
      { type: "clear_output", wait: false },
      { type: "clear_output", wait: true },
      { type: "stream", name: "stdout", text: "final\n" },
    ]);
  });
});
