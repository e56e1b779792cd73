/** How long the whole book takes: every notebook executed in fresh kernels, and everything again from turbo's cache. */
import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

function timeSeconds(command: string, args: readonly string[]): number {
  const start = performance.now();
  execFileSync(command, args, { stdio: "ignore" });
  return (performance.now() - start) / 1000;
}

const notebooks = globSync("*.nb.ts").sort();
const output = mkdtempSync(join(tmpdir(), "slope-bench-"));
try {
  const jobs = [1, 2].map((count) => ({
    count,
    seconds: timeSeconds("slope", ["run", ...notebooks, "--output", output, "--jobs", String(count)]),
  }));
  // By name: here turbo would take this folder's package alone.
  const render = ["run", "render", "--filter=@slope/site"];
  timeSeconds("turbo", render);
  // Once more: turbo counts the .ipynb, which are committed and which the first may have changed, among the inputs.
  timeSeconds("turbo", render);
  const warm = timeSeconds("turbo", render);

  console.log(`The book: ${notebooks.length} notebooks`);
  for (const { count, seconds } of jobs) console.log(`  cold, ${count} at a time  ${seconds.toFixed(1)} s`);
  console.log(`  warm, site included  ${warm.toFixed(1)} s`);
} finally {
  rmSync(output, { recursive: true });
}
