/**
 * Whether a kernel slows down as a notebook grows: the time per cell in each hundred of a thousand cells, each of which declares
 * something new. Prints medians, and the ratio of the last hundred to the first. An argument gives another number of cells.
 */
import { fileURLToPath } from "node:url";
import { KernelClient, slopeKernelSpec } from "@slope/kernel";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const cells = Number(process.argv[2] ?? 1000);
const group = Math.max(1, Math.floor(cells / 10));

/** Cells as people write them: values, functions, types, and uses of earlier ones. */
function writeCell(index: number): string {
  const earlier = Math.max(0, index - 4 - (index % 4));
  switch (index % 4) {
    case 0:
      return `const value${index} = { count: ${index}, list: [1, 2, 3].map((n) => n * ${index}) };\nvalue${index}`;
    case 1:
      return `interface Shape${index} { side: number; name: string }\nconst shape${index}: Shape${index} = { side: ${index}, name: "square" };`;
    case 2:
      return `function area${index}(side: number): number {\n  return side * side + value${earlier}.count;\n}\narea${index}(2)`;
    default:
      return `for (let turn = 0; turn < 3; turn++) console.log(turn, value${earlier}.list);`;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const kernel = await KernelClient.start(slopeKernelSpec(), { cwd: PACKAGE });
await kernel.execute("1 + 1");
const times: number[] = [];
for (let index = 0; index < cells; index++) {
  const start = performance.now();
  const { status, error } = await kernel.execute(writeCell(index));
  times.push(performance.now() - start);
  if (status !== "ok") throw new Error(`Cell ${index} failed: ${error?.traceback.join("\n")}`);
}
await kernel.shutdown();

console.log(`time per cell, median of each ${group} of ${cells} cells that each declare something`);
const medians: number[] = [];
for (let first = 0; first + group <= cells; first += group) {
  const time = median(times.slice(first, first + group));
  medians.push(time);
  console.log(
    `${String(first + 1).padStart(6)} … ${String(first + group).padStart(6)}  ${time.toFixed(1).padStart(7)} ms`,
  );
}
console.log(`last to first: ${(medians.at(-1)! / medians[0]!).toFixed(2)}`);
