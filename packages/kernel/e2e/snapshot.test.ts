import { spawn } from "node:child_process";
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CompilerReply } from "../src/compiler/messages.ts";
import type { DeclarationsRead } from "../src/snapshot/plan.ts";
import { beginFrom } from "../src/snapshot/snapshotFile.ts";
import { eventually, PROJECT, resultText, runCell, startSlope } from "../test/testKernel.ts";

/** Long, because it only guards against a snapshot that is never built. */
const BUILD_LIMIT_MS = 200_000;

const COMPILER = fileURLToPath(new URL("../dist/compiler/main.cjs", import.meta.url));

let cache: string;

beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), "slope-snapshot-"));
});

afterAll(() => rmSync(cache, { recursive: true, force: true }));

function snapshots(folder = cache): string[] {
  return globSync(join(folder, "*.blob"));
}

function isBuilt(folder = cache): boolean {
  return snapshots(folder).length > 0 && globSync(join(folder, "*.lock")).length === 0;
}

async function startWith(env: Readonly<Record<string, string>>) {
  return startSlope({ env: { SLOPE_CACHE_DIR: cache, ...env } });
}

/** Runs a few cells in a new kernel: what they give, and the kernel's log. */
async function tryKernel(env: Readonly<Record<string, string>> = {}) {
  const kernel = await startWith(env);
  const runs = [
    await runCell(kernel, "import { half } from './half';\nconst list = [half({ whole: 3 })];\nlist"),
    await runCell(kernel, "const wrong: string = list;"),
    await runCell(kernel, "await Promise.resolve(list.length)"),
  ];
  const log = kernel.log;
  await kernel.shutdown();
  return { results: runs.map((run) => resultText(run) ?? run.error?.evalue), log };
}

const RESULTS = ["[ 1.5 ]", "cell[2]:1:7 - TS2322: Type 'number[]' is not assignable to type 'string'.", "1"];

/** What a compiler that begins from the snapshot has read when it has compiled a cell. */
function readByCompiler(code: string, folder = cache): Promise<DeclarationsRead> {
  const child = spawn(process.execPath, [...beginFrom(snapshots(folder)[0]!), COMPILER], {
    cwd: PROJECT,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.send({ type: "compile", id: 1, declarations: "", code });
  return new Promise((resolve, reject) => {
    child.once("exit", (code, signal) => reject(new Error(`It ended with ${signal ?? code}.`)));
    child.on("message", (reply: CompilerReply) => {
      if (reply.type !== "read") return;
      resolve(reply);
      child.kill();
    });
  });
}

describe("the start-up snapshot", { timeout: BUILD_LIMIT_MS + 100_000 }, () => {
  it("is built once, in the background, by two kernels that start at the same time, and no cell waits for it", async () => {
    const both = await Promise.all([tryKernel(), tryKernel()]);
    for (const { results, log } of both) {
      expect(results).toEqual(RESULTS);
      expect(log).toBe("");
    }
    expect(await eventually(isBuilt, BUILD_LIMIT_MS)).toBe(true);
    expect(snapshots()).toHaveLength(1);
    expect(statSync(snapshots()[0]!).mode & 0o777).toBe(0o600);
    // Nothing is left over of the building; what Node compiled is kept.
    expect(globSync("*", { cwd: cache }).filter((name) => !/\.(blob|json)$/.test(name))).toEqual(["code"]);
    expect(globSync("code/*/*", { cwd: cache })).not.toEqual([]);
  });

  it("gives the compiler all declarations that the first cell saw", async () => {
    const { declarationFiles, parsed } = await readByCompiler("import { half } from './half';\nhalf;");
    expect(parsed).toEqual([]);
    expect(declarationFiles.length).toBeGreaterThan(50);
  });

  it("is built again with the declarations of a package that another notebook imports first", async () => {
    const cell = 'import { Dealer } from "zeromq";\nDealer.name';
    const { parsed } = await readByCompiler(cell);
    expect(parsed).toContainEqual(expect.stringMatching(/zeromq.*\.d\.ts$/));
    const kernel = await startWith({});
    await runCell(kernel, cell);
    const holdsZeromq = () =>
      isBuilt() && /zeromq/.test(readFileSync(snapshots()[0]!.replace(/blob$/, "json"), "utf8"));
    expect(await eventually(holdsZeromq, BUILD_LIMIT_MS)).toBe(true);
    await kernel.shutdown();
    expect((await readByCompiler(cell)).parsed).toEqual([]);
  });

  it("leaves a package's types as they are, also those that its files import from one another", async () => {
    const kernel = await startWith({});
    const cell = 'import { version } from "zeromq";\nconst wrong: number = version;';
    const { error } = await runCell(kernel, cell);
    expect(error?.evalue).toMatch(/TS2322: Type 'string' is not assignable to type 'number'/);
    await kernel.shutdown();
  });

  it("changes nothing in what cells give, and says nothing", async () => {
    const { results, log } = await tryKernel();
    expect(results).toEqual(RESULTS);
    expect(log).toBe("");
  });

  it("is not used by a kernel for which it is switched off", async () => {
    const empty = mkdtempSync(join(tmpdir(), "slope-snapshot-"));
    const { results, log } = await tryKernel({ SLOPE_CACHE_DIR: empty, SLOPE_SNAPSHOT: "off" });
    expect(results).toEqual(RESULTS);
    expect(log).toBe("");
    expect(globSync("*", { cwd: empty })).toEqual([]);
    rmSync(empty, { recursive: true });
  });

  it("that others could have written is not used, which is logged, and is replaced", async () => {
    const [blob] = snapshots();
    chmodSync(blob!, 0o622);
    const { results, log } = await tryKernel();
    expect(results).toEqual(RESULTS);
    expect(log).toMatch(/starts without a snapshot: .*\.blob is not a file that only this user can write/);
    const isOurs = () => isBuilt() && (statSync(blob!).mode & 0o777) === 0o600;
    expect(await eventually(isOurs, BUILD_LIMIT_MS)).toBe(true);
  });

  it("that is damaged is thrown away, which is logged, and built anew", async () => {
    const [blob] = snapshots();
    const { length } = readFileSync(blob!);
    writeFileSync(blob!, Buffer.alloc(length, 7));
    const { results, log } = await tryKernel();
    expect(results).toEqual(RESULTS);
    expect(log).toMatch(/could not begin from its snapshot/);
    expect(await eventually(isBuilt, BUILD_LIMIT_MS)).toBe(true);
    expect((await readByCompiler("1 + 1")).parsed).toEqual([]);
  });

  it("is done without where no folder can be written, which is logged", async () => {
    const file = join(cache, "a-file");
    writeFileSync(file, "");
    const { results, log } = await tryKernel({ SLOPE_CACHE_DIR: join(file, "cache") });
    rmSync(file);
    expect(results).toEqual(RESULTS);
    expect(log).toMatch(/starts without a snapshot: no cache folder can be written/);
  });

  it("that could not be built is not tried again at once, and the reason is logged", async () => {
    const [blob] = snapshots();
    rmSync(blob!);
    writeFileSync(blob!.replace(/blob$/, "failure"), "the disk was full");
    const { results, log } = await tryKernel();
    expect(results).toEqual(RESULTS);
    expect(log).toMatch(/it could not be built: the disk was full/);
    expect(snapshots()).toEqual([]);
  });
});

describe("the compiler's process", () => {
  it("that is killed is replaced by one that knows the earlier cells; at most one cell has to be run again", async () => {
    const kernel = await startWith({ SLOPE_SNAPSHOT: "off" });
    await runCell(kernel, "/** @module greeting */\nexport const hello = 'hello';");
    await runCell(kernel, "const kept: number = 41;");
    const kill = await runCell(
      kernel,
      `const { readdirSync, readFileSync } = require("node:fs");
       const ids = readdirSync("/proc").filter((id: string) => /^\\d+$/.test(id) && id !== String(process.pid));
       const mine = ids.filter((id: string) => {
         try {
           return readFileSync(\`/proc/\${id}/stat\`, "utf8").split(") ")[1]!.split(" ")[1] === String(process.pid);
         } catch {
           return false;
         }
       });
       for (const id of mine) process.kill(Number(id), "SIGKILL");
       mine.length`,
    );
    expect(resultText(kill)).toBe("1");
    const code = "import { hello } from './greeting';\nhello + ' ' + (kept + 1)";
    const next = await runCell(kernel, code);
    const again = next.error?.ename === "CompilerError" ? await runCell(kernel, code) : next;
    expect(resultText(again)).toBe("'hello 42'");
    expect(kernel.log).toMatch(/The compiler's process ended \(SIGKILL\)/);
    await kernel.shutdown();
  });
});
