import { createRequire } from "node:module";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { compileCellFunction } from "./cellScript.ts";
import { SourceRegistry } from "./sourceRegistry.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Runs cells that write into the same variables, as later cells do over earlier ones. */
function startNotebook(): {
  sources: SourceRegistry;
  values: Record<string, unknown>;
  run(code: string): void;
} {
  const sources = new SourceRegistry();
  const values: Record<string, unknown> = {};
  let count = 0;
  const run = (code: string): void => {
    const label = `cell[${++count}]`;
    const source = { label, source: code, toSource: () => undefined };
    sources.addCell(label, source);
    compileCellFunction({ label, code, awaits: false, source })()(values, createRequire(import.meta.url));
  };
  return { sources, values, run };
}

describe("the source of a cell", () => {
  it("is kept while a function of the cell is, and forgotten with the last one", async () => {
    const { sources, values, run } = startNotebook();
    run("exports.kept = () => 1;");
    run("exports.made = new Error('made at the top level');");
    run("class Inner { deep() { return [() => 2]; } }\nexports.inner = new Inner().deep()[0];");
    for (let cell = 0; cell < 100; cell++) run(`exports.again = function again() { return ${cell}; };`);
    // What was made in this turn is kept until the next.
    await nextTurn();
    collectGarbage();
    await vi.waitFor(() => expect(sources.cellCount).toBe(4));
    for (const label of ["cell[1]", "cell[2]", "cell[3]", "cell[103]"])
      expect(sources.get(label)).toBeDefined();
    expect(sources.get("cell[50]")).toBeUndefined();
    for (const name of Object.keys(values)) delete values[name];
    await nextTurn();
    collectGarbage();
    await vi.waitFor(() => expect(sources.cellCount).toBe(0));
  });
});
