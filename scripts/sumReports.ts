/** Adds up the JSON reports that the test runners left, and prints one line: `812 passed, 0 failed`. */
import { globSync, readFileSync } from "node:fs";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const files = globSync("{packages,apps}/*/reports/{test,e2e}.json");
if (files.length === 0)
  throw new Error("No test report found under packages/*/reports or apps/*/reports: run `pnpm test` first.");

const reports = files.map((file) => JSON.parse(readFileSync(file, "utf8")) as Report);
const sum = (key: keyof Report): number => reports.reduce((total, report) => total + report[key], 0);

const skipped = sum("numPendingTests");
console.log(
  `${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
if (sum("numFailedTests") > 0) process.exitCode = 1;
