import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { type Activation, allocate, type Grade, leakyRelu, relu, sigmoid, tanh } from "@slope/activations";

/**
 * Runs the float32 loops over all 2³² float32 inputs and writes EXHAUSTIVE.md. The true values are those of the float64
 * scalar functions, which are within 0.52 units of float64 of references of 400 bits: 10⁻⁹ of a unit of float32.
 */
const FUNCTIONS: readonly Activation[] = [sigmoid, tanh, relu, leakyRelu];
const CHUNK = 2 ** 18;
const CHUNKS = 2 ** 32 / CHUNK;

interface Task {
  readonly index: number;
  readonly what: "value" | "derivative";
}

interface Finding {
  readonly grade: Grade;
  largest: number;
  at: number;
  notNearest: number;
  wrongSpecials: number;
}

/** 2^(e − 150), the unit in the last place of a float32 whose exponent field is e. */
const UNITS = Float64Array.from({ length: 256 }, (_, e) => 2 ** (Math.max(e, 1) - 150));
const nearest = new Float32Array(1);
const nearestBits = new Uint32Array(nearest.buffer);

function compare(finding: Finding, z: Float32Array, truth: Float64Array, got: Float32Array): void {
  for (let i = 0; i < CHUNK; i++) {
    const [wanted, given] = [truth[i]!, got[i]!];
    nearest[0] = wanted;
    const near = nearest[0]!;
    if (given !== near || (given === 0 && Object.is(given, -0) !== Object.is(near, -0))) {
      if (Number.isNaN(given) && Number.isNaN(near)) continue;
      finding.notNearest++;
      if (!Number.isFinite(given) || !Number.isFinite(near) || given === 0) finding.wrongSpecials++;
    }
    if (!Number.isFinite(near)) continue;
    const error = Math.abs(given - wanted) / UNITS[(nearestBits[0]! >>> 23) & 255]!;
    if (error > finding.largest) {
      finding.largest = error;
      finding.at = z[i]!;
    }
  }
}

function run({ index, what }: Task): Finding[] {
  const activation = FUNCTIONS[index]!;
  const z = allocate(Float32Array, CHUNK);
  const bits = new Uint32Array(z.buffer, z.byteOffset, CHUNK);
  const ones = allocate(Float32Array, CHUNK).fill(1);
  const out = allocate(Float32Array, CHUNK);
  const truth = new Float64Array(CHUNK);
  const exact = what === "value" ? activation.value : activation.derivative;
  const findings = (["accurate", "fast", "relaxed"] as const).map((grade) => ({
    grade,
    largest: 0,
    at: 0,
    notNearest: 0,
    wrongSpecials: 0,
  }));
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    for (let i = 0; i < CHUNK; i++) bits[i] = chunk * CHUNK + i;
    for (let i = 0; i < CHUNK; i++) truth[i] = exact(z[i]!);
    for (const finding of findings) {
      const options = { grade: finding.grade };
      if (what === "value") activation.forward(z, out, options);
      else activation.backward(ones, z, out, options);
      compare(finding, z, truth, out);
    }
  }
  return findings;
}

function formatTable(results: ReadonlyMap<string, Finding[]>): string {
  const rows = FUNCTIONS.flatMap(({ name }, index) =>
    (["value", "derivative"] as const).flatMap((what) =>
      results.get(`${index} ${what}`)!.map(({ grade, largest, at, notNearest, wrongSpecials }) => {
        const share = ((100 * notNearest) / 2 ** 32).toPrecision(2);
        return `| ${name} | ${what} | ${grade} | ${largest.toFixed(4)} | ${at} | ${notNearest} (${Number(share)} %) | ${wrongSpecials} |`;
      }),
    ),
  );
  return [
    "# Every float32 input",
    "",
    "Written by `pnpm exhaustive`: the array forms on Float32Array at all 2³² inputs, subnormals, infinities and NaN",
    "included, against the float64 functions. The error is in units in the last place of float32; rounding alone costs ½.",
    "The derivative is `backward` with dA = 1. The last column counts results that are a wrong zero, infinity or NaN.",
    "relaxed is as this machine's processor computes it; the other grades are the same everywhere.",
    "",
    "| function | of | grade | largest error | at z = | not the nearest float32 | wrong 0, ∞, NaN |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

if (isMainThread) {
  const tasks: Task[] = FUNCTIONS.flatMap((_, index) =>
    (["value", "derivative"] as const).map((what) => ({ index, what })),
  );
  const results = new Map<string, Finding[]>();
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), tasks.length) }, async () => {
      const worker = new Worker(new URL(import.meta.url));
      for (let task = tasks.shift(); task; task = tasks.shift()) {
        const done = new Promise<Finding[]>((resolve, reject) => {
          worker.once("message", resolve);
          worker.once("error", reject);
        });
        worker.postMessage(task);
        results.set(`${task.index} ${task.what}`, await done);
        console.log(`${FUNCTIONS[task.index]!.name} ${task.what} done`);
      }
      await worker.terminate();
    }),
  );
  writeFileSync(new URL("../EXHAUSTIVE.md", import.meta.url), formatTable(results));
} else {
  parentPort!.on("message", (task: Task) => parentPort!.postMessage(run(task)));
}
