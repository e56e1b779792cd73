import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { makeScratchFolder } from "./scratchFolder.ts";
import { runSlope } from "./slopeCommand.ts";

const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

describe("slope run refuses, with exit code 1 and nothing written:", { timeout: 30_000 }, () => {
  const cases: [string, string[], RegExp][] = [
    [
      "a file that is not JSON",
      ["not-json.ipynb"],
      /not-json\.ipynb: this file is not JSON.*\n {2}If there is a \.nb\.ts beside it/,
    ],
    ["another version of nbformat", ["nbformat-3.ipynb"], /is of nbformat 3\.0; 4\.0 to 4\.5 can be read/],
    ["cells with the same id", ["duplicate-ids.ipynb"], /cell twice: number 3 has the same id as number 1/],
    ["a file that is not there", ["none.ipynb"], /none\.ipynb: there is no such file/],
    [
      "a kernel that is not installed",
      ["two-cells.ipynb", "--kernel", "no-such"],
      /No kernel named "no-such" is installed/,
    ],
    [
      "a folder that cannot be written",
      ["two-cells.ipynb", "--output", "empty.ipynb/x"],
      /empty\.ipynb\/x: cannot be written: a file stands where a folder is needed \(ENOTDIR\)\.\n.*--output DIR/,
    ],
    [
      "a file instead of a folder",
      ["two-cells.ipynb", "--output", "empty.ipynb"],
      /empty\.ipynb: cannot be written: a file stands where a folder is needed/,
    ],
    [
      "a report that cannot be written, before anything runs",
      ["two-cells.ipynb", "--report", "empty.ipynb/report.json"],
      /^empty\.ipynb: cannot be written: .*\n.*another with --report FILE.*$/m,
    ],
    ["no whole number of jobs", ["two-cells.ipynb", "--jobs", "0"], /Give a whole number from 1 up/],
    ["a time that is none", ["two-cells.ipynb", "--timeout", "soon"], /Give seconds, from 0/],
  ];

  it.each(cases)("%s", async (_, args, message) => {
    const cwd = makeScratchFolder();
    for (const file of ["not-json", "nbformat-3", "duplicate-ids", "two-cells", "empty"]) {
      copyFileSync(join(fixtures, `${file}.ipynb`), join(cwd, `${file}.ipynb`));
    }
    const { code, stderr } = await runSlope(["run", ...args], {
      cwd,
      env: { JUPYTER_PATH: "", JUPYTER_DATA_DIR: cwd },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/mistake in slope|at .*\.js/);
    for (const file of ["not-json", "two-cells"]) {
      expect(readFileSync(join(cwd, `${file}.ipynb`))).toEqual(readFileSync(join(fixtures, `${file}.ipynb`)));
    }
  });

  it("two notebooks that would be written to the same file", async () => {
    const cwd = makeScratchFolder();
    for (const folder of ["a", "b"]) {
      mkdirSync(join(cwd, folder));
      writeFileSync(join(cwd, folder, "n.nb.ts"), "1 + 1\n");
    }
    const { code, stderr } = await runSlope(["run", "a", "b", "--output", "out"], { cwd });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/would be written from both a\/n\.nb\.ts and b\/n\.nb\.ts/),
    ]);
  });
});

describe("slope kernel", { timeout: 30_000 }, () => {
  it("installs, lists and removes Slope's kernel", async () => {
    const cwd = makeScratchFolder();
    const options = { cwd, env: { JUPYTER_DATA_DIR: join(cwd, "data"), JUPYTER_PATH: "" } };
    expect(await runSlope(["kernel", "install", "--name", "mine"], options)).toMatchObject({ code: 0 });
    expect((await runSlope(["kernel", "list"], options)).stdout).toMatch(
      /^mine +TypeScript \(Slope\) +.*data\/kernels\/mine$/m,
    );
    expect(await runSlope(["kernel", "remove", "--name", "mine"], options)).toMatchObject({ code: 0 });
    expect(await runSlope(["kernel", "remove", "--name", "mine"], options)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/There is no kernel named "mine" in .*data\/kernels/),
    });
  });

  it("is installed into the active environment, a prefix or the user's folder, under any title", async () => {
    const cwd = makeScratchFolder();
    const env = { JUPYTER_DATA_DIR: join(cwd, "data"), JUPYTER_PATH: "", VIRTUAL_ENV: join(cwd, "venv") };
    const list = async (...place: string[]) => {
      const { stdout } = await runSlope(["kernel", "list", "--json", ...place], { cwd, env });
      return JSON.parse(stdout).kernelspecs;
    };
    for (const [place, folder] of [
      [["--sys-prefix"], "venv/share/jupyter"],
      [["--prefix", "other"], "other/share/jupyter"],
      [["--user"], "data"],
    ] as const) {
      const args = ["kernel", "install", ...place, "--display-name", "TypeScript, mine"];
      expect(await runSlope(args, { cwd, env })).toMatchObject({ code: 0 });
      expect(await list(...place)).toEqual({
        tslab: {
          resource_dir: join(cwd, folder, "kernels", "tslab"),
          spec: expect.objectContaining({ display_name: "TypeScript, mine", interrupt_mode: "message" }),
        },
      });
      expect(await runSlope(["kernel", "remove", ...place], { cwd, env })).toMatchObject({ code: 0 });
      expect(await list(...place)).toEqual({});
    }
    const both = await runSlope(["kernel", "install", "--user", "--sys-prefix"], { cwd, env });
    expect(both).toMatchObject({ code: 1, stderr: expect.stringMatching(/cannot be used with/) });
  });

  it("whose program is gone is told of by name, and installed anew without --force", async () => {
    const cwd = makeScratchFolder();
    const options = { cwd, env: { JUPYTER_DATA_DIR: join(cwd, "data"), JUPYTER_PATH: "" } };
    const gone = join(cwd, "older", "slope-kernel.js");
    const older = JSON.stringify({ argv: ["node", gone, "{connection_file}"], display_name: "Older" });
    mkdirSync(join(cwd, "data/kernels/tslab"), { recursive: true });
    writeFileSync(join(cwd, "data/kernels/tslab/kernel.json"), older);
    writeFileSync(join(cwd, "n.nb.ts"), "1 + 1\n");
    const words = expect.stringMatching(
      /"tslab" in .*slope-kernel\.js is not there any more\.\n.*kernel install/,
    );
    const list = await runSlope(["kernel", "list"], options);
    expect(list).toMatchObject({ code: 0, stdout: expect.stringMatching(/^tslab +Older/m), stderr: words });
    const run = ["run", "n.nb.ts", "--kernel", "tslab"];
    expect(await runSlope(run, options)).toMatchObject({ code: 1, stderr: words });
    expect(await runSlope(["kernel", "install"], options)).toMatchObject({ code: 0 });
    expect(await runSlope(["kernel", "list"], options)).toMatchObject({ stderr: "" });
    expect(await runSlope(run, options)).toMatchObject({ code: 0 });
  });

  it("leaves another program's kernel alone unless it is told", async () => {
    const cwd = makeScratchFolder();
    const options = { cwd, env: { JUPYTER_DATA_DIR: join(cwd, "data"), JUPYTER_PATH: "" } };
    mkdirSync(join(cwd, "data/kernels/tslab"), { recursive: true });
    const theirs = JSON.stringify({ argv: ["tslab", "kernel"], display_name: "TypeScript" });
    writeFileSync(join(cwd, "data/kernels/tslab/kernel.json"), theirs);
    for (const [verb, words] of [
      ["install", /Another program's kernel is installed as "tslab": TypeScript, in .*--name slope/s],
      ["remove", /"tslab" is TypeScript, which is not Slope's; `jupyter kernelspec remove tslab`/],
    ] as const) {
      expect(await runSlope(["kernel", verb], options)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(words),
      });
    }
    expect(await runSlope(["kernel", "install", "--force"], options)).toMatchObject({ code: 0 });
    expect(await runSlope(["kernel", "remove"], options)).toMatchObject({ code: 0 });
  });
});
