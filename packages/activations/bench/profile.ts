import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Counts, countInstructions } from "./countInstructions.ts";

/** The loops behind the targets: where their time goes, against what the processor could do. */
const LOOPS = [
  ["sigmoid_forward_fast", 16],
  ["tanh_forward_fast", 16],
  ["sigmoid_backward_fast", 16],
  ["tanh_backward_fast", 16],
  ["sigmoid_forward_accurate", 16],
  ["tanh_forward_accurate", 16],
  ["sigmoid_forward_double", 8],
  ["sigmoid_backward_double", 8],
] as const;
const RUNNER = fileURLToPath(new URL("runLoop.ts", import.meta.url));
/** Cycles that the divider is taken by a vector of float32, of float64: A. Fog's tables for Zen 4, measured here too. */
const DIVISION = { ps: 3, pd: 5 };

/** Twelve steps a turn in which each waits for the one before. */
function walkChain(from: number, by: number, times: number): number {
  let x = from | 0;
  for (let i = 0; i < times; i++) {
    x = (((x ^ by) + by) ^ i) | 0;
    x = (((x ^ by) + by) ^ i) | 0;
    x = (((x ^ by) + by) ^ i) | 0;
    x = (((x ^ by) + by) ^ i) | 0;
  }
  return x;
}

/** Nanoseconds a cycle: what one of those steps takes. */
function measureCycle(): number {
  const [times, steps] = [20_000, 12];
  let best = Number.POSITIVE_INFINITY;
  let x = 1;
  for (let sample = 0; sample < 1000; sample++) {
    const start = performance.now();
    x = walkChain(x, 12345, times);
    best = Math.min(best, ((performance.now() - start) * 1e6) / times / steps);
  }
  return x === 0.5 ? Number.NaN : best;
}

interface Run {
  readonly nanoseconds: number;
  readonly code: string;
}

/** A loop over 10 000 elements in a process of its own, and the machine code that V8 made of it. */
function runLoop(name: string, variant: string): Run {
  // Without copies of the loop, in which instructions would be counted twice.
  const once = ["--no-wasm-loop-unrolling", "--no-wasm-loop-peeling"];
  const flags = ["--no-liftoff", ...once, "--print-wasm-code", "--no-warnings"];
  const output = execFileSync(process.execPath, [...flags, RUNNER, variant, name], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const { index, nanoseconds } = JSON.parse(output.slice(output.lastIndexOf("\n{") + 1));
  const start = output.indexOf(`index: ${index}\n`);
  const end = output.indexOf("index: ", start + 1);
  return { nanoseconds, code: output.slice(start, end < 0 ? undefined : end) };
}

function formatRow(name: string, variant: string, counts: Counts, size: number, run: Run, cycle: number) {
  const { all, multiplications, additions, floatDivisions, doubleDivisions } = counts;
  const divider = DIVISION.ps * floatDivisions + DIVISION.pd * doubleDivisions;
  const floor = Math.max(all / 6, (multiplications + divider) / 2, divider, additions / 2) / size;
  const cells = [
    (run.nanoseconds / cycle).toFixed(2),
    (all / size).toFixed(1),
    (multiplications / size).toFixed(2),
    (additions / size).toFixed(2),
    ((floatDivisions + doubleDivisions) / size).toFixed(2),
    floor.toFixed(2),
  ];
  return `| ${name}, ${variant} | ${run.nanoseconds.toFixed(3)} | ${cells.join(" | ")} |`;
}

/** The section of BENCH.md that says what the limit is. */
export async function profileLoops(): Promise<string[]> {
  const cycle = measureCycle();
  const rows = LOOPS.flatMap(([name, size]) => {
    const variants = name.endsWith("fast") ? ["simd", "relaxed"] : ["simd"];
    return variants.map((variant) => {
      const run = runLoop(name, variant);
      return formatRow(name, variant, countInstructions(run.code), size, run, cycle);
    });
  });
  return [
    "## Where the time goes",
    "",
    `The loops on 10 000 elements, without the call around them; a cycle is ${cycle.toFixed(3)} ns. Instructions are those`,
    "of the loop's arithmetic, between its jumps, in the code that V8 made. The floor is what a processor needs that, as",
    "Zen 4, starts six instructions a cycle, two of them multiplications (or a division, which holds its unit for three",
    "cycles in float32 and five in float64) and two additions, of 128 bits each: WebAssembly has no wider ones, and no",
    "multiply-add that is the same everywhere, where PyTorch and onnxruntime have 512 and 256 bits and both.",
    "Seldom taken branches that hold arithmetic are counted too, so that a floor may be up to a quarter too high.",
    "",
    "| loop | ns | cycles | instructions | multiplied | added | divided | floor, cycles |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ];
}
