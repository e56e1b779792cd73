/** Start-up of our kernel and of others, alternating in one run, by the same client. Writes BENCH.md. */
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureFloor } from "./floor.ts";
import { type Absent, type Contender, ownKernels, prepareRivals, stockTslab } from "./kernels.ts";
import { measureStart, median, type StartUp } from "./measure.ts";
import { formatRows, judgeTargets, type Row, type Target } from "./table.ts";

const ROUNDS = Number(process.argv[2] ?? 9);
const BUILD_LIMIT_MS = 60_000;
const NOTEBOOKS = fileURLToPath(new URL("../../../notebooks", import.meta.url));

const SMALL = "1 + 1";
const FIGURE = `import { sigmoid } from "@slope/activations";
import { plotSlope, show } from "@slope/plots";
await show(plotSlope(sigmoid, { from: -8, to: 8 }));`;

const READY = "ready: from the start of the process to kernel_info_reply";
const FIRST = "from there on, until 1 + 1 is done";
const FIGURE_DONE = "from the start until a first cell with imports and a figure is done";

type Runs = Map<string, StartUp[]>;

async function race(contenders: readonly Contender[], code: string): Promise<Runs> {
  const runs: Runs = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const contender of contenders) {
      runs.get(contender.name)!.push(await measureStart(contender, NOTEBOOKS, code));
    }
  }
  return runs;
}

function rowOf(title: string, runs: Runs, time: (run: StartUp) => number): Row {
  return { title, milliseconds: new Map([...runs].map(([name, list]) => [name, median(list.map(time))])) };
}

/** The first start ever has no snapshot; it has one built, which is waited for. */
async function buildSnapshot(own: Contender, cache: string): Promise<StartUp> {
  const first = await measureStart(own, NOTEBOOKS, FIGURE);
  const end = performance.now() + BUILD_LIMIT_MS;
  while (globSync("*.blob", { cwd: cache }).length === 0 || globSync("*.lock", { cwd: cache }).length > 0) {
    if (performance.now() > end) throw new Error(`No snapshot appeared in ${cache}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return first;
}

if (!existsSync(join(NOTEBOOKS, "node_modules", "@slope", "plots", "dist"))) {
  throw new Error("The packages that the first cell imports are not built: run `pnpm build` first.");
}
const cache = mkdtempSync(join(tmpdir(), "slope-bench-"));
try {
  const { own, plain } = ownKernels(cache);
  const rivals = prepareRivals();
  const isThere = (rival: Contender | Absent): rival is Contender => "spec" in rival;
  const present = rivals.filter(isThere);
  const first = await buildSnapshot(own, cache);
  const small = await race([own, plain, stockTslab, ...present], SMALL);
  const floor = await measureFloor(ROUNDS);
  const figure = await race([own, plain, stockTslab], FIGURE);
  const rows = [
    rowOf(READY, small, (run) => run.ready),
    rowOf(FIRST, small, (run) => run.firstCell - run.ready),
    rowOf(FIGURE_DONE, figure, (run) => run.firstCell),
  ];
  const ratios: Record<string, number> = { "Deno's kernel": 0.5, ipykernel: 0.3 };
  const targets: Target[] = [
    { row: READY, rival: stockTslab.name, ratio: 0.3 },
    ...rivals.map(({ name }) => ({
      row: READY,
      rival: name,
      ratio: Object.entries(ratios).find(([known]) => name.startsWith(known))![1],
    })),
    { row: FIGURE_DONE, rival: stockTslab.name, ratio: 0.5 },
  ];
  const absent = rivals.filter((rival): rival is Absent => !isThere(rival));
  const text = [
    "# Start-up",
    "",
    "Written by `pnpm --filter @slope/kernel bench`. All kernels in one run, in turns, by the same client, in the folder of",
    `the book; medians of ${ROUNDS} starts. Absolute numbers are this machine's at that hour.`,
    "",
    `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}.`,
    "",
    ...formatRows(
      rows,
      [own, plain, stockTslab, ...present].map(({ name }) => name),
    ),
    "",
    ...judgeTargets(targets, rows, own.name),
    "",
    ...floor,
    "",
    ...absent.map(({ name, reason }) => `${name} was not measured: ${reason}\n`),
    `The first start ever, which finds nothing in the cache, took ${first.ready.toFixed(0)} ms until it was ready and`,
    `${first.firstCell.toFixed(0)} ms until the cell with the figure was done.`,
    "",
  ].join("\n");
  writeFileSync(new URL("../BENCH.md", import.meta.url), text);
  console.log(text);
} finally {
  rmSync(cache, { recursive: true, force: true });
}
