import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { countInstructions } from "./countInstructions.ts";
import { findFloor, findProcessor, type Processor } from "./floor.ts";
import type { Operation } from "./rivals/rival.ts";

/** The loops behind the targets: where their time goes, against what a processor could do. */
const LOGISTIC = ["sigmoid_forward", "tanh_forward", "sigmoid_backward", "tanh_backward"];
const LEAKY = ["leakyRelu_forward", "leakyRelu_backward"];
const LOOPS = [
  ...LOGISTIC.flatMap((loop) => [`${loop}_fast, simd`, `${loop}_fast, relaxed`]),
  ...LOGISTIC.map((loop) => `${loop}_accurate, simd`),
  ...LEAKY.flatMap((loop) => [`${loop}_fast, simd`, `${loop}_accurate, simd`]),
  "relu_forward_accurate, simd",
  "sigmoid_forward_double, simd",
  "sigmoid_backward_double, simd",
];
const RUNNER = fileURLToPath(new URL("runLoop.ts", import.meta.url));

interface Run {
  readonly nanoseconds: number;
  /** What a cycle took then, in nanoseconds. */
  readonly cycle: number;
  readonly code: string;
}

/** A loop over 10 000 elements in a process of its own, and the machine code that V8 made of it. */
function runLoop(loop: string): Run {
  const [name = "", variant = ""] = loop.split(", ");
  // Without copies of the loop, so that a turn is the one that was written.
  const once = ["--no-wasm-loop-unrolling", "--no-wasm-loop-peeling"];
  const flags = ["--no-liftoff", ...once, "--print-wasm-code", "--no-warnings"];
  const output = execFileSync(process.execPath, [...flags, RUNNER, variant, name], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const { index, nanoseconds, cycle } = JSON.parse(output.slice(output.lastIndexOf("\n{") + 1));
  const start = output.indexOf(`index: ${index}\n`);
  const end = output.indexOf("index: ", start + 1);
  return { nanoseconds, cycle, code: output.slice(start, end < 0 ? undefined : end) };
}

/** A row of the table, and the loop's floor in nanoseconds an element, where its code can be read. */
function profileLoop(
  loop: string,
  { nanoseconds, code }: Run,
  cycle: number,
  processor: Processor,
): { row: string; floor: number | undefined } {
  const head = `| ${loop} | ${nanoseconds.toFixed(3)} | ${(nanoseconds / cycle).toFixed(2)} |`;
  const counts = countInstructions(code);
  if (!counts) return { row: `${head} | | | | | | |`, floor: undefined };
  const size = loop.includes("_double,") ? 8 : 16;
  const { cycles, bound } = findFloor(counts, processor);
  const divisions = counts.floatDivisions + counts.doubleDivisions;
  const cells = [
    (counts.all / size).toFixed(1),
    (counts.vector / size).toFixed(2),
    ...[counts.multiplications, counts.additions, divisions].map((count) => (count / size).toFixed(2)),
    (cycles / size).toFixed(2),
    bound,
  ];
  return { row: `${head} ${cells.join(" | ")} |`, floor: (cycles / size) * cycle };
}

export interface Profile {
  /** The section of BENCH.md that says what the limit is. */
  readonly section: readonly string[];
  /** The fewest nanoseconds an element that one of our rivals ("ours, …") could take; undefined where that is not known. */
  floorOf(ours: string, operation: Operation): number | undefined;
}

/** The loop that computes an operation, as it is called above. */
function nameLoop(ours: string, operation: Operation): string {
  const grade = ours.replace("ours, ", "");
  const isWide = operation.startsWith("float64 ");
  const [formula, direction = "forward"] = operation.replace("float64 ", "").split(" ");
  const form = isWide ? "double" : grade === "accurate" || formula === "relu" ? "accurate" : "fast";
  return `${formula}_${direction}_${form}, ${grade === "relaxed" ? "relaxed" : "simd"}`;
}

export function profileLoops(): Profile {
  const processor = findProcessor(cpus()[0]?.model ?? "");
  const runs = new Map(LOOPS.map((loop) => [loop, runLoop(loop)]));
  // V8 does not make the same code of the chain each time.
  const cycle = Math.min(...[...runs.values()].map((run) => run.cycle));
  const profiled = new Map([...runs].map(([loop, run]) => [loop, profileLoop(loop, run, cycle, processor)]));
  return {
    floorOf: (ours, operation) => profiled.get(nameLoop(ours, operation))?.floor,
    section: [
      "## Where the time goes",
      "",
      `The loops on 10 000 elements, without the call around them; a cycle is ${cycle.toFixed(3)} ns. Instructions are those`,
      "of a turn that meets no special case, in the code that V8 made for x64, an element. The floor is the largest of five",
      `limits: six instructions a cycle (a comparison and its jump are one); ${processor.units} on vectors but for loads and stores, as`,
      "Golden Cove has 3 units for them and Zen 4 has 4; and what both have, or the quicker of them: two multiplications or",
      "divisions, two additions or conversions, and a divider that takes a vector of float32 every three cycles, one of float64",
      "every four. Vectors are of 128 bits: WebAssembly has no wider ones, and no multiply-add that is the same everywhere, where",
      "PyTorch and onnxruntime use wider ones and both.",
      "",
      "| loop | ns | cycles | all | vector | multiplied | added | divided | floor, cycles | waits for |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
      ...[...profiled.values()].map(({ row }) => row),
    ],
  };
}
