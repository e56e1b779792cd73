import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { parseIpynb } from "../src/ipynb.ts";
import { makeNotebookFolder } from "../test/scratchFolder.ts";
import { runSlope, startSlope } from "../test/slopeCommand.ts";
import { makeMark } from "./survivors.ts";

/** Each cell prints the round, so that one file can be told from the next; enough of it that writing takes time. */
const CELL = 'console.log(("round " + process.env.ROUND + " ").repeat(20_000));';
const SOURCE = Array.from({ length: 6 }, (_, index) => `// %% id="c${index}"\n${CELL}\n`).join("\n");

/** Kernels watch the process that started them; this is how long they may take to notice. */
const NOTICE_MS = 8000;

async function makeRun() {
  const cwd = makeNotebookFolder();
  const path = join(cwd, "n.ipynb");
  writeFileSync(join(cwd, "n.nb.ts"), SOURCE);
  expect(await runSlope(["run", "n.nb.ts"], { cwd, env: { ROUND: "0" } })).toMatchObject({ code: 0 });
  const readRounds = () => {
    const { cells } = parseIpynb(readFileSync(path, "utf8"), path);
    return new Set(JSON.stringify(cells.map(({ outputs }) => outputs)).match(/round \d+/g));
  };
  return { cwd, path, readRounds };
}

describe("a runner that is killed at any moment", () => {
  it("leaves the old notebook or the new one, whole, and no kernel; and the next run is not held up", async () => {
    const { cwd, readRounds } = await makeRun();
    let current = "round 0";
    // From before the kernel starts until after the file is written.
    for (const [index, delay] of [40, 250, 700, 1200, 1700, 2100, 2500, 3000, 4000].entries()) {
      const mark = makeMark();
      const next = `round ${index + 1}`;
      const { child, ended } = startSlope(["run", "n.nb.ts"], {
        cwd,
        env: { ...mark.env, ROUND: String(index + 1) },
      });
      await pause(delay);
      child.kill("SIGKILL");
      await ended;
      const rounds = [...readRounds()];
      expect(rounds).toHaveLength(1);
      expect([current, next]).toContain(rounds[0]);
      current = rounds[0] as string;
      expect(await mark.awaitNone(NOTICE_MS)).toEqual([]);
    }
    expect(await runSlope(["run", "n.nb.ts"], { cwd, env: { ROUND: "99" } })).toMatchObject({ code: 0 });
    expect([...readRounds()]).toEqual(["round 99"]);
    expect(readdirSync(cwd).sort()).toEqual(["n.ipynb", "n.nb.ts", "node_modules"]);
  });
});

describe("a runner that is asked to stop", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s exits with %i, and the notebook is as it was before", async (signal, code) => {
    const { cwd, path } = await makeRun();
    const source = [
      '// %% id="waits"',
      'import { writeFileSync } from "node:fs";',
      'writeFileSync("begun", "");',
      "await new Promise(() => {});",
    ].join("\n");
    writeFileSync(join(cwd, "n.nb.ts"), source);
    const before = readFileSync(path);
    const mark = makeMark();
    const { child, ended } = startSlope(["run", "n.nb.ts"], { cwd, env: mark.env });
    await expect.poll(() => existsSync(join(cwd, "begun")), { timeout: 60_000 }).toBe(true);
    child.kill(signal);
    expect(await ended).toMatchObject({ code, stderr: expect.stringContaining(`${signal}: stopped.`) });
    expect(readFileSync(path)).toEqual(before);
    expect(await mark.awaitNone(NOTICE_MS)).toEqual([]);
  });
});

describe("two runs on the same file at once", () => {
  it("do not mix: one runs, the other says who is at it and exits with 1", async () => {
    const { cwd, readRounds } = await makeRun();
    const runs = ["7", "8"].map((round) => ({
      round,
      run: startSlope(["run", "n.nb.ts"], { cwd, env: { ROUND: round } }),
    }));
    const ended = await Promise.all(
      runs.map(async ({ round, run }) => ({ round, pid: run.child.pid, ...(await run.ended) })),
    );
    const [won, lost] = ended.sort((one, other) => Number(one.code) - Number(other.code));
    expect([won?.code, lost?.code]).toEqual([0, 1]);
    expect(lost?.stderr).toContain(
      `n.ipynb: another slope, process ${won?.pid}, is working on this notebook.`,
    );
    expect([...readRounds()]).toEqual([`round ${won?.round}`]);
  });
});
