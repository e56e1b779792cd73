import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KernelClient } from "../src/index.ts";
import { runCell, startSlope, watchCell } from "./testKernel.ts";

let kernel: KernelClient;

beforeAll(async () => {
  kernel = await startSlope();
}, 60_000);

afterAll(() => kernel.shutdown());

describe("our kernel", { timeout: 30_000 }, () => {
  it("says what it is, with true versions", () => {
    const { version } = createRequire(import.meta.url)("../package.json") as { version: string };
    expect(kernel.info).toMatchObject({
      protocolVersion: "5.3",
      implementation: "slope",
      implementationVersion: version,
      languageInfo: {
        name: "typescript",
        version: "5.0.4",
        file_extension: ".ts",
        mimetype: "text/typescript",
      },
    });
    expect(kernel.info.banner).toContain(process.version);
  });

  it("completes the members of an earlier cell's value, with their kinds, counting in code points", async () => {
    await runCell(kernel, "const counter = { apples: 1, apply() {} }");
    const code = "const smile = '😀'; counter.app";
    const reply = await kernel.request("complete_request", { code, cursor_pos: [...code].length });
    expect(reply).toMatchObject({
      status: "ok",
      matches: ["apples", "apply"],
      cursor_start: [...code].length - 3,
      cursor_end: [...code].length,
      metadata: { _jupyter_types_experimental: [{ text: "apples", type: "property" }, { type: "method" }] },
    });
  });

  it("explains what is under the cursor, as text and as Markdown", async () => {
    await runCell(
      kernel,
      "/** Doubles it.\n * @param n what to double\n * @example\n * ```ts\n * double(2)\n * ```\n */\nfunction double(n: number) { return 2 * n; }",
    );
    const reply = await kernel.request("inspect_request", {
      code: "double(1)",
      cursor_pos: 3,
      detail_level: 0,
    });
    expect(reply).toMatchObject({ status: "ok", found: true });
    const data = reply.data as Record<string, string>;
    expect(data["text/plain"]).toBe(
      "function double(n: number): number\n\nDoubles it.\n\n@param n what to double\n\n@example\n\n```ts\ndouble(2)\n```",
    );
    expect(data["text/markdown"]).toMatch(/^```typescript\nfunction double/);
    expect(await kernel.request("inspect_request", { code: "  ", cursor_pos: 1 })).toMatchObject({
      found: false,
    });
  });

  it("tells whether code is complete, needs more lines, or cannot become right", async () => {
    const judge = async (code: string) => (await kernel.request("is_complete_request", { code })).status;
    expect(await judge("1 + 1")).toBe("complete");
    expect(await judge("for (;;) {")).toBe("incomplete");
    expect(await judge("`the first line\nof a template")).toBe("incomplete");
    expect(await judge("1 + 1 /* and then")).toBe("incomplete");
    expect(await judge("1 1 1")).toBe("invalid");
  });

  it("remembers the cells, knows no comms, and closes those that are opened", async () => {
    await runCell(kernel, "'remember me'");
    const history = await kernel.request("history_request", { hist_access_type: "tail", n: 1 });
    expect(history.history).toEqual([[1, expect.any(Number), "'remember me'"]]);
    expect(await kernel.request("comm_info_request", {})).toEqual({ status: "ok", comms: {} });
  });

  it("evaluates user expressions after the cell, and reports the ones that fail", async () => {
    const reply = await kernel.request("execute_request", {
      code: "const six = 6;",
      user_expressions: { good: "six + 1", bad: "nothing", worse: "throw new Error('x')" },
    });
    expect(reply).toMatchObject({
      status: "ok",
      user_expressions: {
        good: { status: "ok", data: { "text/plain": "7" } },
        bad: { status: "error", ename: "TypeScriptError" },
        worse: { status: "error", ename: "Error", evalue: "x" },
      },
    });
  });

  it.each(["control", "shell"] as const)("says on %s what it is while a cell blocks", async (channel) => {
    const { run, printed } = watchCell(kernel, "console.log('begun');\nwhile (true) {}");
    await printed;
    expect(await kernel.request("kernel_info_request", {}, channel)).toMatchObject({ status: "ok" });
    await kernel.interrupt();
    expect((await run).error?.ename).toBe("Interrupted");
  });

  it("writes nothing but output of cells: its own stderr and stdout stay empty", () => {
    expect(kernel.log).toBe("");
  });
});
