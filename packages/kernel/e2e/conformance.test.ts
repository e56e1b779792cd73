import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { installKernelSpec } from "../src/index.ts";
import { PROJECT } from "../test/testKernel.ts";
import { PYTHON, preparePython, VENV } from "./pythonEnvironment.ts";

const SUITE = fileURLToPath(new URL("conformance/suite.py", import.meta.url));
const REPORT = fileURLToPath(new URL("../reports/conformance.md", import.meta.url));

/** The tests of jupyter_kernel_test 0.7.0 that every kernel of protocol 5.3 can be held to. */
const APPLY = [
  "test_kernel_info",
  "test_execute_stdout",
  "test_execute_stderr",
  "test_execute_result",
  "test_error",
  "test_display_data",
  "test_clear_output",
  "test_completion",
  "test_inspect",
  "test_is_complete",
  "test_history",
];

/** And those that do not apply, with the reason; the README lists them too. */
const DO_NOT_APPLY = {
  test_pager: "a pager is a payload of execute_reply, which the protocol deprecates; help is an output here",
  test_recv_iopub_welcome_msg: "iopub_welcome belongs to protocol 5.4, and the kernel speaks 5.3",
};

interface Outcome {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly detail: string;
}

let outcomes: Map<string, Outcome>;

beforeAll(() => {
  preparePython();
  installKernelSpec({ prefix: VENV }, { name: "slope-conformance" });
  const text = execFileSync(PYTHON, [SUITE, "slope-conformance"], { cwd: PROJECT, encoding: "utf8" });
  const lines = text.trim().split("\n");
  outcomes = new Map(
    lines.map((line) => JSON.parse(line) as Outcome).map((outcome) => [outcome.name, outcome]),
  );
  const report = [...outcomes.values()].map(({ name, outcome }) => {
    const why = DO_NOT_APPLY[name as keyof typeof DO_NOT_APPLY];
    return `| ${name} | ${why === undefined ? outcome : `does not apply: ${why}`} |`;
  });
  mkdirSync(join(REPORT, ".."), { recursive: true });
  writeFileSync(REPORT, ["| jupyter_kernel_test 0.7.0 | |", "| --- | --- |", ...report, ""].join("\n"));
  console.log(report.join("\n"));
}, 600_000);

describe("jupyter_kernel_test, the conformance suite for Jupyter kernels,", () => {
  it.each(APPLY)("passes: %s", (name) => {
    expect(outcomes.get(name)).toEqual({ name, outcome: "passed", detail: "" });
  });

  it("leaves out only the tests that do not apply, and has no others", () => {
    const skipped = [...outcomes.values()].filter(({ outcome }) => outcome === "skipped");
    expect(skipped.map(({ name }) => name).toSorted()).toEqual(Object.keys(DO_NOT_APPLY).toSorted());
    expect([...outcomes.keys()].toSorted()).toEqual([...APPLY, ...Object.keys(DO_NOT_APPLY)].toSorted());
  });
});
