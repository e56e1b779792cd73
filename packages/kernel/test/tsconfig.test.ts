import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually, runCell, startSlope } from "./testKernel.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kernel-tsconfig-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What the compiler says to each cell in a folder below one with that tsconfig.json; "ok" if nothing. */
async function judge(tsconfig: string | undefined, ...cells: string[]): Promise<string[]> {
  if (tsconfig !== undefined) writeFileSync(join(folder, "tsconfig.json"), tsconfig);
  const cwd = join(folder, "notebooks");
  mkdirSync(cwd);
  await using kernel = await startSlope({ cwd });
  const verdicts: string[] = [];
  for (const cell of cells) {
    const { error } = await runCell(kernel, cell);
    verdicts.push(/TS\d+/.exec(error?.evalue ?? "")?.[0] ?? error?.evalue ?? "ok");
  }
  if (tsconfig === "{ not json") {
    expect(await eventually(() => kernel.log.includes("tsconfig.json is not used for cells"))).toBe(true);
  }
  return verdicts;
}

const UNTYPED = "function size(x) { return x; }";
const MAYBE = "const word: string | undefined = [''].find(() => false);\nconst length = () => word.length;";
const INDEXED = "const list = [1];\nconst first: number = list[0];";
const PAGE = "const title = () => document.title;";

describe("the tsconfig.json that is nearest to a notebook", () => {
  it("need not be there: cells are then checked as in tslab, not strictly", async () => {
    expect(await judge(undefined, UNTYPED, MAYBE, PAGE)).toEqual(["ok", "ok", "TS2584"]);
  });

  it("makes cells strict", async () => {
    const strict = '{ "compilerOptions": { "strict": true, "noUncheckedIndexedAccess": true } }';
    expect(await judge(strict, UNTYPED, MAYBE, INDEXED)).toEqual(["TS7006", "TS18048", "TS2322"]);
  });

  it("gives them the types of the DOM, also beside a language version that the cells' compiler does not know", async () => {
    const dom = '{ "compilerOptions": { "lib": ["dom", "es2099"] } } // as in any project';
    expect(await judge(dom, PAGE, "[1].at(-1)", UNTYPED)).toEqual(["ok", "ok", "ok"]);
  });

  it("is passed over if it cannot be read, and the log says so", async () => {
    expect(await judge("{ not json", UNTYPED)).toEqual(["ok"]);
  });
});
