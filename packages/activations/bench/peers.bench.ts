import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { drawPlot } from "./drawPlot.ts";
import { openJax } from "./rivals/jax.ts";
import { openOnnx } from "./rivals/onnx.ts";
import { copied, memcpy, openOwn, plain } from "./rivals/own.ts";
import { OPERATIONS, type Operation, type Rival, type Run } from "./rivals/rival.ts";
import { openTensorFlow } from "./rivals/tensorflow.ts";

/** Measures all rivals in one run, one thread each, warm, on arrays that lie where they want them; writes BENCH.md. */
const LENGTHS = [16, 64, 1000, 10_000, 100_000, 1_000_000, 10_000_000];
const TABLE_LENGTHS = [64, 1_000_000];
const TIME_MS = 45;
const WARM_CALLS = 20;
const SAMPLES = 15;

async function call(run: Run, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const waiting = run();
    if (waiting instanceof Promise) await waiting;
  }
}

interface Time {
  readonly median: number;
  readonly fastest: number;
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

async function race(rivals: readonly Rival[]): Promise<Results> {
  const results: Results = new Map(OPERATIONS.map((operation) => [operation, new Map()]));
  for (const length of LENGTHS) {
    for (const rival of rivals) {
      const { runs, close } = await rival.prepare(length);
      for (const [operation, run] of Object.entries(runs) as [Operation, Run][]) {
        const byRival = results.get(operation)!;
        if (!byRival.has(rival.name)) byRival.set(rival.name, new Map());
        byRival.get(rival.name)!.set(length, await measure(run, length));
      }
      close();
    }
    console.log(`n = ${length} done`);
  }
  return results;
}

function formatTables(results: Results, rivals: readonly Rival[], missing: readonly string[]): string {
  const table = (length: number) => [
    `## n = ${length}`,
    "",
    `| ns an element | ${OPERATIONS.join(" | ")} |`,
    `| --- |${" ---: |".repeat(OPERATIONS.length)}`,
    ...rivals.map(({ name }) => {
      const cells = OPERATIONS.map((operation) => {
        const time = results.get(operation)?.get(name)?.get(length);
        return time ? `${time.median.toPrecision(3)} (${time.fastest.toPrecision(3)})` : "";
      });
      return `| ${name} | ${cells.join(" | ")} |`;
    }),
    "",
  ];
  return [
    "# Speed",
    "",
    "Written by `pnpm --filter @slope/activations bench`; the peers come with `bench:peers`. float32, one thread, medians",
    "of warm calls, and in brackets the fastest, which other work on the machine disturbs least. A peer's backward is its",
    "own operations composed. Absolute numbers are this machine's at that hour.",
    "",
    `${cpus()[0]!.model}, Node ${process.version}; ${rivals
      .filter(({ version }) => version !== process.version)
      .map(({ name, version }) => `${name} ${version}`)
      .join(", ")}.${missing.length ? ` Not installed: ${missing.join(", ")}.` : ""}`,
    "",
    "![Sigmoid over the number of elements](BENCH.svg)",
    "",
    ...TABLE_LENGTHS.flatMap(table),
  ].join("\n");
}

const peers = {
  "onnxruntime-node": await openOnnx(),
  "tfjs-wasm": await openTensorFlow("wasm"),
  "tfjs-cpu": await openTensorFlow("cpu"),
  "jax-js": await openJax(),
};
const missing = Object.entries(peers).flatMap(([name, peer]) => (peer ? [] : [name]));
for (const name of missing) console.log(`${name} is not installed: skipped`);
const own = (["accurate", "fast", "relaxed"] as const).map(openOwn);
const rivals = [...own, copied, plain, memcpy, ...Object.values(peers).filter((peer) => peer !== undefined)];
const results = await race(rivals);
writeFileSync(new URL("../BENCH.md", import.meta.url), formatTables(results, rivals, missing));
const lines = [...results.get("sigmoid")!].map(([name, byLength]) => ({
  name,
  points: [...byLength].map(([length, { fastest }]) => [length, fastest] as const),
}));
writeFileSync(
  new URL("../BENCH.svg", import.meta.url),
  drawPlot("Sigmoid, forward, float32: the fastest calls", lines),
);
