/**
 * Whether a kernel slows down as a notebook grows: the time per cell in each tenth of a thousand cells, for cells that each
 * declare something new and for cells that declare the same names again. Writes MANY_CELLS.md; an argument gives another
 * number of cells, and then nothing is written.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { KernelClient, slopeKernelSpec } from "@slope/kernel";
import { median } from "./measure.ts";
import { measureProcessorTime } from "./processGroup.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const FULL = 1000;
const GROUPS = 10;
const TARGET = 1.5;
const KINDS = 4;
const cells = Number(process.argv[2] ?? FULL);
const group = Math.max(1, Math.floor(cells / GROUPS));

/** Cells as people write them: values, functions, types, and uses of earlier ones. `name` makes names of its own for a cell. */
function writeCell(index: number, name: (index: number) => string): string {
  const [own, earlier] = [name(index), name(Math.max(0, index - KINDS - (index % KINDS)))];
  switch (index % KINDS) {
    case 0:
      return `const value${own} = { count: ${index}, list: [1, 2, 3].map((n) => n * ${index}) };\nvalue${own}`;
    case 1:
      return `interface Shape${own} { side: number; name: string }\nconst shape${own}: Shape${own} = { side: ${index}, name: "square" };`;
    case 2:
      return `function area${own}(side: number): number {\n  return side * side + value${earlier}.count;\n}\narea${own}(2)`;
    default:
      return `for (let turn = 0; turn < 3; turn++) console.log(turn, value${earlier}.list);`;
  }
}

interface Notebook {
  readonly title: string;
  readonly name: (index: number) => string;
  readonly kernel: KernelClient;
  readonly times: number[];
  /** For each group of cells, per cell. */
  readonly processorTimes: number[];
}

async function openNotebook(title: string, name: (index: number) => string): Promise<Notebook> {
  const kernel = await KernelClient.start(slopeKernelSpec(), { cwd: PACKAGE });
  await kernel.execute("1 + 1");
  return { title, name, kernel, times: [], processorTimes: [] };
}

async function runCell({ kernel, times, name }: Notebook, index: number): Promise<void> {
  const start = performance.now();
  const { status, error } = await kernel.execute(writeCell(index, name));
  times.push(performance.now() - start);
  if (status !== "ok") throw new Error(`Cell ${index} failed: ${error?.traceback.join("\n")}`);
}

const notebooks = [
  await openNotebook("each cell declares something new", String),
  await openNotebook("cells declare the same names again", () => ""),
];
// In turns, so that whatever else the machine does meets both.
for (let done = 0; done + group <= cells; done += group) {
  const before = notebooks.map(({ kernel }) => measureProcessorTime(kernel.pid));
  for (let index = done; index < done + group; index++) {
    for (const notebook of notebooks) await runCell(notebook, index);
  }
  for (const [at, { kernel, processorTimes }] of notebooks.entries()) {
    processorTimes.push((measureProcessorTime(kernel.pid) - before[at]!) / group);
  }
}
for (const { kernel } of notebooks) await kernel.shutdown();

const columns = notebooks.flatMap(({ title, times, processorTimes }) => [
  {
    title: `${title}: median`,
    times: Array.from({ length: GROUPS }, (_, at) => median(times.slice(at * group, (at + 1) * group))),
  },
  { title: `${title}: the processor's time`, times: processorTimes },
]);
const rate = (name: string, before: (times: readonly number[]) => number): string[] => {
  const ratios = columns.map(({ times }) => times.at(-1)! / before(times));
  const verdicts = ratios.map((ratio) => `${ratio.toFixed(2)}, ${ratio <= TARGET ? "met" : "missed"}`);
  return [`| ${name} | ${verdicts.join(" | ")} |`];
};
const text = [
  "# Many cells",
  "",
  "Written by `node bench/manyCells.ts`: two kernels, in turns. A median is of the time until a cell is done, and shows what else the",
  "machine was doing; the processor's time is of all threads of the kernel and its compiler. Absolute numbers are this machine's at",
  "that hour. During the first cells the compiler is itself still being compiled, so the last are also compared to the quickest.",
  `The target is ${TARGET}.`,
  "",
  `| ms a cell | ${columns.map(({ title }) => title).join(" | ")} |`,
  `| --- |${" ---: |".repeat(columns.length)}`,
  ...Array.from({ length: GROUPS }, (_, at) => {
    const times = columns.map((column) => column.times[at]!.toFixed(1));
    return `| ${at * group + 1} to ${(at + 1) * group} | ${times.join(" | ")} |`;
  }),
  ...rate("last to first", ([first]) => first!),
  ...rate("last to quickest", (times) => Math.min(...times)),
  "",
].join("\n");
console.log(text);
if (cells === FULL) writeFileSync(new URL("../MANY_CELLS.md", import.meta.url), text);
