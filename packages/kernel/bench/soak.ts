/**
 * One kernel for a long time: ten thousand cells and a thousand interrupts, unless two arguments give other numbers. Nothing may
 * be lost, and neither memory nor open files may grow. Writes the table SOAK.md when it ran in full, and exits with 1 if
 * anything was lost.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { KernelClient, type OutputEvent, slopeKernelSpec } from "@slope/kernel";
import { measureUsage, type Usage } from "./processGroup.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const FULL = { cells: 10_000, interrupts: 1000 };
const cells = Number(process.argv[2] ?? FULL.cells);
const interrupts = Number(process.argv[3] ?? FULL.interrupts);
const ROWS = 10;
/** V8 may give memory back once nothing has happened for eight seconds. */
const REST_MS = 20_000;

/** Shows how many MB a full garbage collection leaves in the thread of the cells. */
const COLLECT = `import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
setFlagsFromString("--expose-gc");
runInNewContext("gc")();
getHeapStatistics().used_heap_size / 2 ** 20`;

const begin = performance.now();
const kernel = await KernelClient.start(slopeKernelSpec(), { cwd: PACKAGE });
let lost = 0;

/** Each cell declares anew, prints, shows a value, and counts on in a variable of the first one. */
async function runCell(index: number): Promise<void> {
  const outputs: OutputEvent[] = [];
  const code = `const list = [${index}];\nconsole.log("cell", list[0]);\n++count.cells`;
  const { status } = await kernel.execute(code, { onOutput: (output) => outputs.push(output) });
  const [printed, shown] = outputs;
  const isWhole =
    status === "ok" &&
    outputs.length === 2 &&
    printed?.type === "stream" &&
    printed.text === `cell ${index}\n` &&
    shown?.type === "execute_result" &&
    shown.data["text/plain"] === String(index + 1);
  if (!isWhole) lost++;
}

const ENDLESS = ["while (true) {}", "await null;\nwhile (true) {}", "await new Promise(() => {});"];

async function interruptCell(index: number): Promise<void> {
  const { error } = await kernel.execute(ENDLESS[index % ENDLESS.length]!, {
    onStart: () => void kernel.interrupt(),
  });
  if (error?.ename !== "Interrupted") lost++;
}

await kernel.execute("const count = { cells: 0 };");
const rows = [
  "| cells | interrupts | cells' process, MB | compiler's process, MB | open files | lost |",
  "| ---: | ---: | ---: | ---: | ---: | ---: |",
];
const usages: Usage[] = [];
/** At the first row and at the last; not in between, for rest and a collection change what is measured. */
const rested: Usage[] = [];
const live: number[] = [];
const rest = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  rested.push(measureUsage(kernel.pid));
};
const collect = async (): Promise<void> => {
  const onOutput = (output: OutputEvent) => {
    if (output.type === "execute_result") live.push(Number(output.data["text/plain"]));
  };
  await kernel.execute(COLLECT, { onOutput });
};
const take = (done: number, stopped: number) => {
  const usage = measureUsage(kernel.pid);
  usages.push(usage);
  const memory = [usage.cells, usage.compiler].map((megabytes) => megabytes.toFixed(0));
  rows.push(`| ${[done, stopped, ...memory, usage.files, lost].join(" | ")} |`);
  console.log(rows.at(-1));
};
let stopped = 0;
for (let cell = 0; cell < cells; cell++) {
  await runCell(cell);
  for (; stopped < Math.floor(((cell + 1) * interrupts) / cells); stopped++) await interruptCell(stopped);
  if ((cell + 1) % Math.max(1, Math.floor(cells / ROWS)) === 0) {
    take(cell + 1, stopped);
    if (usages.length > 1 && cell + 1 < cells) continue;
    await rest();
    await collect();
  }
}
const log = kernel.log;
await kernel.shutdown();
if (log !== "") console.log(`The kernel's log:\n${log}`);

/** How much it has grown from the first row to the last, in all and per cell. */
function describeGrowth(name: string, values: readonly number[]): string {
  const megabytes = values.at(-1)! - values[0]!;
  const kilobytes = (megabytes * 1024) / (cells - Math.floor(cells / ROWS));
  const by = `${Math.abs(megabytes).toFixed(1)} MB, ${Math.abs(kilobytes).toFixed(1)} KB a cell`;
  return `${name}: ${values.at(-1)!.toFixed(1)} MB, ${megabytes < 0 ? "less" : "more"} by ${by}`;
}

const growth = [
  "From the first row to the last:",
  "",
  `- ${describeGrowth(
    "the cells' process, in the midst of work",
    usages.map((usage) => usage.cells),
  )};`,
  `- ${describeGrowth(
    "the compiler's, in the midst of work",
    usages.map((usage) => usage.compiler),
  )};`,
  `- ${describeGrowth(
    `the cells' process, after ${REST_MS / 1000} seconds of rest`,
    rested.map((usage) => usage.cells),
  )};`,
  `- ${describeGrowth(
    "the compiler's, after the same rest",
    rested.map((usage) => usage.compiler),
  )};`,
  `- ${describeGrowth("what a full garbage collection leaves to the cells' thread", live)}.`,
].join("\n");
console.log(growth);
if (cells === FULL.cells && interrupts === FULL.interrupts) {
  const text = [
    "# Soak",
    "",
    "One kernel: the process in which the cells run, which also has the sockets, and the compiler's. Each cell declares the same",
    "name anew, prints and shows a value. Beside what is live, a process holds garbage that waits for its collection, and pages",
    `that V8 keeps for later. \`pnpm --filter @slope/kernel soak\` writes this anew; it took ${((performance.now() - begin) / 60_000).toFixed(0)} minutes.`,
    "",
    growth,
    "",
    ...rows,
    "",
  ].join("\n");
  writeFileSync(new URL("../SOAK.md", import.meta.url), text);
}
if (lost > 0) process.exitCode = 1;
