/** Start-up of our kernel against stock tslab, alternating in one run, by the same client. Prints medians and ratios. */
import { fileURLToPath } from "node:url";
import { KernelClient, type KernelSpec, slopeKernelSpec } from "@slope/kernel";

const ROUNDS = 9;
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

const stockTslab: KernelSpec = {
  ...slopeKernelSpec(),
  argv: [
    process.execPath,
    `${PACKAGE}node_modules/tslab/bin/tslab`,
    "kernel",
    "--config-path={connection_file}",
  ],
  interruptMode: "signal",
};

interface StartUp {
  readonly info: number;
  readonly firstCell: number;
}

async function measure(spec: KernelSpec): Promise<StartUp> {
  const start = performance.now();
  const kernel = await KernelClient.start(spec, { cwd: PACKAGE });
  const info = performance.now() - start;
  await kernel.execute("1 + 1");
  const firstCell = performance.now() - start;
  await kernel.kill();
  return { info, firstCell };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const ours: StartUp[] = [];
const stock: StartUp[] = [];
for (let round = 0; round < ROUNDS; round++) {
  ours.push(await measure(slopeKernelSpec()));
  stock.push(await measure(stockTslab));
}
console.log(`kernel start-up, median of ${ROUNDS}      ours    stock tslab   ratio`);
const rows = [
  ["spawn to kernel_info_reply", "info"],
  ["spawn to the first cell done", "firstCell"],
] as const;
for (const [title, key] of rows) {
  const [mine, theirs] = [ours, stock].map((runs) => median(runs.map((run) => run[key])));
  const cells = [`${mine!.toFixed(0)} ms`, `${theirs!.toFixed(0)} ms`, (mine! / theirs!).toFixed(2)];
  console.log(`${title.padEnd(30)} ${cells.map((cell) => cell.padStart(11)).join("")}`);
}
