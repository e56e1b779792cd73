import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import {
  type Activation,
  allocate,
  elu,
  gelu,
  geluTanh,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  softplus,
  tanh,
} from "@slope/activations";
import { countInputs, type Finding, findRows, formatRow, formatTable, readOnly } from "./exhaustiveTable.ts";

/**
 * Runs the float32 loops over all 2³² float32 inputs, those of the units over every 61st, because their scalar functions
 * take a microsecond each; writes EXHAUSTIVE.md. With --only NAME[,NAME], runs and replaces the rows of these functions. With
 * --stride N, over every Nth of the inputs, and only prints the table. The true values are those of the float64 scalar
 * functions, which are within 0.6 units of float64 of references of 400 bits: 10⁻⁹ of a unit of float32.
 */
const LECTURE: readonly Activation[] = [sigmoid, tanh, relu, leakyRelu];
const UNITS: readonly Activation[] = [silu, elu, softplus, gelu, geluTanh];
const FUNCTIONS = [...LECTURE, ...UNITS];
/** Odd, so that the inputs end in all bits. */
const UNIT_STRIDE = 61;
const CHUNK = 2 ** 18;
const TABLE = new URL("../EXHAUSTIVE.md", import.meta.url);

interface Task {
  readonly name: string;
  readonly what: "value" | "derivative";
  /** Every how manieth input is run. */
  readonly stride: number;
}

/** 2^(e − 150), the unit in the last place of a float32 whose exponent field is e. */
const UNITS_IN_LAST_PLACE = Float64Array.from({ length: 256 }, (_, e) => 2 ** (Math.max(e, 1) - 150));
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
    const error = Math.abs(given - wanted) / UNITS_IN_LAST_PLACE[(nearestBits[0]! >>> 23) & 255]!;
    if (error > finding.largest) {
      finding.largest = error;
      finding.at = z[i]!;
    }
  }
}

function run({ name, what, stride }: Task): Finding[] {
  const activation = FUNCTIONS.find((known) => known.name === name)!;
  const z = allocate(Float32Array, CHUNK);
  const bits = new Uint32Array(z.buffer, z.byteOffset, CHUNK);
  const ones = allocate(Float32Array, CHUNK).fill(1);
  const out = allocate(Float32Array, CHUNK);
  const truth = new Float64Array(CHUNK);
  const exact = what === "value" ? activation.value : activation.derivative;
  const findings = (["accurate", "fast", "relaxed"] as const).map(
    (grade): Finding => ({ grade, stride, largest: 0, at: 0, notNearest: 0, wrongSpecials: 0 }),
  );
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

/** The rows of each function, by its name. */
async function runAll(chosen: readonly string[], factor: number): Promise<Map<string, string[]>> {
  const tasks = (["value", "derivative"] as const).flatMap((what) => [
    ...LECTURE.map(({ name }): Task => ({ name, what, stride: factor })),
    ...UNITS.map(({ name }): Task => ({ name, what, stride: factor * UNIT_STRIDE })),
  ]);
  const waiting = tasks.filter(({ name }) => chosen.includes(name));
  const found = new Map<Task, Finding[]>();
  const crew = Array.from({ length: Math.min(availableParallelism(), waiting.length) }, async () => {
    const worker = new Worker(new URL(import.meta.url));
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      worker.postMessage(task);
      // Rejects where the worker throws.
      const [findings] = (await once(worker, "message")) as [Finding[]];
      found.set(task, findings);
      console.log(`${task.name} ${task.what} done`);
    }
    await worker.terminate();
  });
  await Promise.all(crew);
  const rowsOf = (wanted: string) =>
    tasks.flatMap((task) =>
      task.name === wanted
        ? (found.get(task) ?? []).map((finding) => formatRow(wanted, task.what, finding))
        : [],
    );
  return new Map(chosen.map((name) => [name, rowsOf(name)]));
}

if (isMainThread) {
  const { values } = parseArgs({
    options: { stride: { type: "string", default: "1" }, only: { type: "string" } },
  });
  const factor = Number(values.stride);
  if (!(Number.isInteger(factor) && factor >= 1))
    throw new RangeError(`--stride must be a whole number from 1 on, got ${values.stride}`);
  const names = FUNCTIONS.map(({ name }) => name);
  const rows = await runAll(readOnly(values.only, names), factor);
  if (factor > 1) console.log(formatTable([...rows.values()].flat()));
  else {
    const written = readFileSync(TABLE, "utf8");
    writeFileSync(TABLE, formatTable(names.flatMap((name) => rows.get(name) ?? findRows(written, name))));
  }
} else {
  parentPort!.on("message", (task: Task) => parentPort!.postMessage(run(task)));
}
