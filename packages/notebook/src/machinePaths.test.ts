import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createPathHider, hidePathsInOutput } from "./machinePaths.ts";

const project = mkdtempSync(join(realpathSync(tmpdir()), "slope-project-"));
const cwd = join(project, "notebooks");
mkdirSync(cwd);
writeFileSync(join(project, "pnpm-workspace.yaml"), "");
afterAll(() => rmSync(project, { recursive: true }));

describe("an error message tells nothing of the machine:", () => {
  const hide = createPathHider(cwd);

  it.each([
    [`at f (${cwd}/lib.ts:3:7)`, "at f (lib.ts:3:7)"],
    [`at file://${project}/packages/a/dist/x.js:1:2`, "at ../packages/a/dist/x.js:1:2"],
    [`in ${cwd}`, "in ."],
    [`\`${tmpdir()}/other/x\``, "`<tmp>/other/x`"],
    [`open '${homedir()}/.cache/x'`, "open '~/.cache/x'"],
    [`${project}-elsewhere/x`, `${project.replace(tmpdir(), "<tmp>")}-elsewhere/x`],
    ["at node:internal/modules/run_main:101:5", "at node:internal/modules/run_main:101:5"],
  ])("%s", (text, shown) => {
    expect(hide(text)).toBe(shown);
  });

  it("but what a cell prints on purpose stays", () => {
    const printed = { output_type: "stream", name: "stdout", text: cwd } as const;
    expect(hidePathsInOutput(printed, hide)).toEqual(printed);
    expect(hidePathsInOutput({ ...printed, name: "stderr" }, hide)).toMatchObject({ text: "." });
  });
});
