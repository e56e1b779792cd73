import { writeFileSync } from "node:fs";
import { drawPlot } from "./drawPlot.ts";
import { formatBench } from "./formatBench.ts";
import { installPeers } from "./installPeers.ts";
import { lookAtLoad } from "./load.ts";
import { profileLoops } from "./profile.ts";
import { openJax } from "./rivals/jax.ts";
import { openOnnx } from "./rivals/onnx.ts";
import { copied, memcpy, openOwn, plain } from "./rivals/own.ts";
import { type ForeignRival, openPyTorch } from "./rivals/pytorch.ts";
import { OPERATIONS, type Operation, type Rival, type Run, type Time } from "./rivals/rival.ts";
import { openTensorFlow } from "./rivals/tensorflow.ts";

/**
 * Measures all rivals in one run, one thread each, warm, on arrays that lie where they want them; writes BENCH.md and
 * BENCH.svg. Not while other work takes the cores, unless told --force; --tiny tries the program out and writes nothing.
 */
const isTiny = process.argv.includes("--tiny");
const isForced = process.argv.includes("--force") || isTiny;
const LENGTHS = isTiny ? [16, 64] : [16, 64, 1000, 10_000, 100_000, 1_000_000, 10_000_000];
const TIME_MS = isTiny ? 5 : 45;
const WARM_CALLS = 20;
const SAMPLES = 15;

async function call(run: Run, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const waiting = run();
    if (waiting instanceof Promise) await waiting;
  }
}

/** Nanoseconds an element, over samples long enough for the clock. */
async function measure(run: Run, length: number): Promise<Time> {
  const isLong = length > 1e6;
  const start = performance.now();
  await call(run, isLong ? 1 : WARM_CALLS);
  const once = (performance.now() - start) / (isLong ? 1 : WARM_CALLS);
  const times = Math.max(1, Math.round(TIME_MS / SAMPLES / Math.max(once, 1e-4)));
  if (!isLong) await call(run, Math.min(times * 2, 20_000));
  const samples: number[] = [];
  for (let i = 0; i < (isLong ? 3 : SAMPLES); i++) {
    const from = performance.now();
    await call(run, times);
    samples.push(((performance.now() - from) * 1e6) / times / length);
  }
  samples.sort((a, b) => a - b);
  return { median: samples[samples.length >> 1]!, fastest: samples[0]! };
}

type Results = Map<Operation, Map<string, Map<number, Time>>>;

function keep(results: Results, operation: Operation, name: string, length: number, time: Time): void {
  const byRival = results.get(operation)!;
  if (!byRival.has(name)) byRival.set(name, new Map());
  byRival.get(name)!.set(length, time);
}

async function race(rivals: readonly Rival[], foreign: ForeignRival | undefined): Promise<Results> {
  const results: Results = new Map(OPERATIONS.map((operation) => [operation, new Map()]));
  for (const length of LENGTHS) {
    for (const rival of rivals) {
      const { runs, close } = await rival.prepare(length);
      for (const [operation, run] of Object.entries(runs) as [Operation, Run][]) {
        keep(results, operation, rival.name, length, await measure(run, length));
      }
      close();
    }
    if (foreign)
      for (const [operation, time] of await foreign.measure(length))
        keep(results, operation, foreign.name, length, time);
    console.log(`n = ${length} done`);
  }
  return results;
}

const before = await lookAtLoad();
console.log(before.sentence);
const mayWrite = (isQuiet: boolean) => isQuiet || isForced;
if (!mayWrite(before.isQuiet)) {
  console.error("bench: other work takes the cores, and BENCH.md would be wrong: wait, or say --force");
  process.exit(1);
}

const missing = new Map(installPeers());
const peers = {
  "onnxruntime-node": await openOnnx(),
  "tfjs-wasm": await openTensorFlow("wasm"),
  "tfjs-cpu": await openTensorFlow("cpu"),
  "jax-js": await openJax(),
};
for (const [name, peer] of Object.entries(peers)) if (!peer) missing.set(name, "it is not installed");
const pytorch = await openPyTorch(TIME_MS, SAMPLES);
const foreign = typeof pytorch === "string" ? undefined : pytorch;
if (typeof pytorch === "string") missing.set("PyTorch", pytorch);
for (const [name, reason] of missing) console.log(`without ${name}: ${reason}`);

const own = (["accurate", "fast", "relaxed"] as const).map(openOwn);
const rivals = [...own, copied, plain, memcpy, ...Object.values(peers).filter((peer) => peer !== undefined)];
const results = await race(rivals, foreign);
await foreign?.close();
const profile = profileLoops();
const after = await lookAtLoad();
console.log(after.sentence);
const text = formatBench(results, {
  rivals: foreign ? [...rivals, foreign] : rivals,
  missing,
  load: [`Before: ${before.sentence}`, `After: ${after.sentence}`],
  profile,
});
console.log(text);
const lines = [...results.get("sigmoid")!].map(([name, byLength]) => ({
  name,
  points: [...byLength].map(([length, { fastest }]) => [length, fastest] as const),
}));
const plot = drawPlot("Sigmoid, forward, float32: the fastest calls", lines);
if (!mayWrite(after.isQuiet)) {
  console.error("bench: other work took the cores, nothing is written: run it alone, or say --force");
  process.exitCode = 1;
} else if (!isTiny) {
  writeFileSync(new URL("../BENCH.md", import.meta.url), text);
  writeFileSync(new URL("../BENCH.svg", import.meta.url), plot);
}
