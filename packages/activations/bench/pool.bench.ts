import { writeFileSync } from "node:fs";
import { createPool, free, gelu, hardTanh, mish, relu, sigmoid } from "@slope/activations";
import { PAYS_FROM } from "../src/pool/paysFrom.ts";
import { findFirstPaying, formatPool, type PoolRace, writePaysFrom } from "./formatPool.ts";
import { lookAtLoad, watchLoad } from "./load.ts";

/**
 * Measures from what size on a pool of two threads is faster than the calling thread alone; writes POOL.md, and from it
 * src/pool/paysFrom.ts. Not while other work takes the cores: told --force, it writes POOL.md then, which says so, and leaves
 * the sizes as they are. --quick tries the program out and writes nothing.
 */
const isQuick = process.argv.includes("--quick");
const isForced = process.argv.includes("--force") || isQuick;
const LENGTHS = Array.from({ length: 15 }, (_, i) => 2 ** (8 + i)).filter((n) => !isQuick || n <= 1024);
const SAMPLES = isQuick ? 5 : 41;
/** Longer calls tell nothing more about where it begins to pay. */
const LONG_MS = 8;

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

async function raceAll(): Promise<readonly PoolRace[]> {
  const races: readonly PoolRace[] = [
    { g: relu, grade: "accurate", kind: "rectifier", times: new Map() },
    { g: sigmoid, grade: "fast", kind: "compiled", times: new Map() },
    { g: sigmoid, grade: "accurate", kind: "compiled", times: new Map() },
    { g: gelu, grade: "accurate", kind: "compiled", times: new Map() },
    { g: hardTanh, grade: "accurate", kind: "scalar", times: new Map() },
    { g: mish, grade: "accurate", kind: "scalar", times: new Map() },
  ];
  await using pool = createPool({ threads: 2, shareFrom: 1 });
  for (const length of LENGTHS) {
    const [z, out] = [pool.allocate(Float32Array, length), pool.allocate(Float32Array, length)];
    for (let i = 0; i < length; i++) z[i] = Math.sin(i) * 8;
    for (const { g, grade, times } of races) {
      const [last] = [...times.values()].slice(-1);
      if (last && last.alone > LONG_MS * 1000) continue;
      const [alone, shared] = await measure([
        () => g.forward(z, out, { grade }),
        () => pool.forward(g, z, out, { grade }),
      ]);
      times.set(length, { alone: alone!, shared: shared! });
    }
    for (const array of [z, out]) free(array);
  }
  return races;
}

const before = await lookAtLoad();
console.log(before.sentence);
if (!before.isQuiet && !isForced) {
  console.error("bench: other work takes the cores, and POOL.md would be wrong: wait, or say --force");
  process.exit(1);
}
const askLoad = watchLoad();
const races = await raceAll();
const meanwhile = askLoad();
const { isQuiet } = meanwhile;
const sizes = isQuiet && !isQuick ? findFirstPaying(races) : PAYS_FROM;
const load = [`Meanwhile: ${meanwhile.sentence}`];
const text = formatPool(races, LENGTHS, load, sizes);
console.log(text);
if (!isQuiet && !isForced) {
  console.error("bench: other work took the cores, nothing is written: run it alone, or say --force");
  process.exitCode = 1;
} else if (!isQuick) {
  writeFileSync(new URL("../POOL.md", import.meta.url), text);
  if (isQuiet) writePaysFrom(sizes);
}
