import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import {
  type Activation,
  allocate,
  elu,
  type Grade,
  gelu,
  geluTanh,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from "@slope/activations";

/**
 * Runs the float32 loops over all 2³² float32 inputs, those of the units over every 61st, because their scalar functions
 * take a microsecond each; writes EXHAUSTIVE.md. With --stride N, over every Nth of these, and only prints the table. The
 * true values are those of the float64 scalar functions, which are within 0.6 units of float64 of references of 400 bits:
 * 10⁻⁹ of a unit of float32.
 */
const FUNCTIONS: readonly Activation[] = [
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  silu,
  elu,
  softplus,
  gelu,
  geluTanh,
];
/** Odd, so that the inputs end in all bits. */
const UNIT_STRIDE = 61;
const isUnit = (index: number) => index > 3;
const CHUNK = 2 ** 18;

interface Task {
  readonly index: number;
  readonly what: "value" | "derivative";
  /** Every how manieth input is run. */
  readonly stride: number;
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

function compare(
  finding: Finding,
  count: number,
  z: Float32Array,
  truth: Float64Array,
  got: Float32Array,
): void {
  for (let i = 0; i < count; i++) {
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

function countInputs(stride: number): number {
  return Math.ceil(2 ** 32 / stride);
}

function run({ index, what, stride }: Task): Finding[] {
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
  const inputs = countInputs(stride);
  for (let start = 0; start < inputs; start += CHUNK) {
    const count = Math.min(CHUNK, inputs - start);
    for (let i = 0; i < count; i++) bits[i] = (start + i) * stride;
    for (let i = 0; i < count; i++) truth[i] = exact(z[i]!);
    for (const finding of findings) {
      const options = { grade: finding.grade };
      if (what === "value") activation.forward(z, out, options);
      else activation.backward(ones, z, out, options);
      compare(finding, count, z, truth, out);
    }
  }
  return findings;
}

function formatTable(results: ReadonlyMap<string, Finding[]>, strideOf: (index: number) => number): string {
  const rows = FUNCTIONS.flatMap(({ name }, index) =>
    (["value", "derivative"] as const).flatMap((what) =>
      results.get(`${index} ${what}`)!.map(({ grade, largest, at, notNearest, wrongSpecials }) => {
        const stride = strideOf(index);
        const inputs = stride === 1 ? "all" : `1 of ${stride}`;
        const share = ((100 * notNearest) / countInputs(stride)).toPrecision(2);
        return `| ${name} | ${what} | ${grade} | ${inputs} | ${largest.toFixed(4)} | ${at} | ${notNearest} (${Number(share)} %) | ${wrongSpecials} |`;
      }),
    ),
  );
  return [
    "# Every float32 input",
    "",
    "Written by `pnpm exhaustive`: the array forms on Float32Array at all 2³² inputs, subnormals, infinities and NaN",
    "included, or at one of so many, against the float64 functions. The error is in units in the last place of float32; rounding alone costs ½.",
    "The derivative is `backward` with dA = 1. The last column counts results that are a wrong zero, infinity or NaN.",
    "relaxed is as this machine's processor computes it; the other grades are the same everywhere.",
    "",
    "| function | of | grade | inputs | largest error | at z = | not the nearest float32 | wrong 0, ∞, NaN |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

if (isMainThread) {
  const { values } = parseArgs({ options: { stride: { type: "string", default: "1" } } });
  const factor = Number(values.stride);
  if (!(Number.isInteger(factor) && factor >= 1))
    throw new RangeError(`--stride must be a whole number from 1 on, got ${values.stride}`);
  const strideOf = (index: number) => factor * (isUnit(index) ? UNIT_STRIDE : 1);
  const tasks: Task[] = FUNCTIONS.flatMap((_, index) =>
    (["value", "derivative"] as const).map((what) => ({ index, what, stride: strideOf(index) })),
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
  const table = formatTable(results, strideOf);
  if (factor === 1) writeFileSync(new URL("../EXHAUSTIVE.md", import.meta.url), table);
  else console.log(table);
} else {
  parentPort!.on("message", (task: Task) => parentPort!.postMessage(run(task)));
}
