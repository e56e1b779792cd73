import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { type Activation, createPool, free, gelu, mish, sigmoid } from "@slope/activations";

/**
 * Measures from what size on a pool of two threads is faster than the calling thread alone, and writes POOL.md. With --quick,
 * at two sizes, and only prints the table.
 */
const isQuick = process.argv.includes("--quick");
const LENGTHS = isQuick
  ? [1024, 65_536]
  : [256, 1024, 2048, 4096, 16_384, 32_768, 65_536, 131_072, 1_048_576, 4_194_304];
const RACES: readonly (readonly [Activation, "accurate" | "fast"])[] = [
  [sigmoid, "fast"],
  [sigmoid, "accurate"],
  [gelu, "accurate"],
  [mish, "accurate"],
];
const SAMPLES = isQuick ? 5 : 41;

/** Microseconds, the median of single calls in turns, each after a warm one. */
async function measure(runs: readonly (() => unknown)[]): Promise<number[]> {
  const times = runs.map((): number[] => []);
  for (let i = 0; i <= SAMPLES; i++)
    for (const [index, run] of runs.entries()) {
      const start = performance.now();
      await run();
      if (i > 0) times[index]!.push((performance.now() - start) * 1000);
    }
  return times.map((samples) => samples.sort((a, b) => a - b)[samples.length >> 1]!);
}

await using pool = createPool({ threads: 2, shareFrom: 1 });
const rows: string[] = [];
for (const length of LENGTHS) {
  const [z, out] = [pool.allocate(Float32Array, length), pool.allocate(Float32Array, length)];
  for (let i = 0; i < length; i++) z[i] = Math.sin(i) * 8;
  const cells: string[] = [];
  for (const [g, grade] of RACES) {
    const options = { grade };
    const [alone, shared] = await measure([
      () => g.forward(z, out, options),
      () => pool.forward(g, z, out, options),
    ]);
    cells.push(`${alone!.toPrecision(3)} / ${shared!.toPrecision(3)}`);
  }
  rows.push(`| ${length} | ${cells.join(" | ")} |`);
  for (const array of [z, out]) free(array);
}

const table = [
  "# A pool of two threads",
  "",
  "Written by `node bench/pool.bench.ts`: microseconds a call, medians, one thread / the pool; resident arrays. The pool",
  "shares calls of any size here; without being told to it does from 65,536 elements, or 2048 without a compiled loop.",
  "",
  `${cpus()[0]!.model}, Node ${process.version}.`,
  "",
  `| n | ${RACES.map(([{ name }, grade]) => `${name}, ${grade}`).join(" | ")} |`,
  `| ---: |${" ---: |".repeat(RACES.length)}`,
  ...rows,
  "",
].join("\n");
if (isQuick) console.log(table);
else writeFileSync(new URL("../POOL.md", import.meta.url), table);
