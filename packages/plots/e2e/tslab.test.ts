import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const script = fileURLToPath(new URL("../test/runCells.ts", import.meta.url));
/** Where tslab, which knows no self-reference, finds the package by its name. */
const notebooks = fileURLToPath(new URL("../../../notebooks", import.meta.url));

const define = `
import { plotSlope, show } from "@slope/plots";
const square = { name: "square", value: (z: number) => z * z, derivative: (z: number) => 2 * z };`;

test("in stock tslab show displays a figure, and a bare figure prints what one sees", async () => {
  const cells = [define, "await show(plotSlope(square));", "plotSlope(square, { from: -1, to: 1 })"];
  const { stdout, stderr } = await run(process.execPath, [script, ...cells], { cwd: notebooks });
  expect(stderr).toBe("");
  expect(stdout.trim().split("\n")).toEqual([
    "displayed application/vnd.plotly.v1+json, image/png, text/plain; update: false",
    "Two curves over z for square: its value g falls from 1 at z = −1 to 0 at z = 0, then rises to 1 at z = 1; its slope g′ rises from −2 at z = −1 to 2 at z = 1.",
  ]);
});

test("tslab's compiler knows the package's types", async () => {
  const failing = run(process.execPath, [script, `${define}\nplotSlope(square, { from: "left" });`], {
    cwd: notebooks,
  });
  await expect(failing).rejects.toMatchObject({
    stderr: expect.stringContaining("Type 'string' is not assignable to type 'number'."),
  });
});
