import { type Activation, catalogue } from "@slope/activations";
import { Bench } from "tinybench";
import { type PlainLoops, plainLoops } from "./plainLoops.ts";

/** Fits the second-level cache, so that the arithmetic is measured and not the memory. */
const LENGTH = 10_000;
const TIME_MS = 150;

/** Inputs between −8 and 8, in a mixed order, without a random number. */
function makeInputs(length: number): number[] {
  return Array.from({ length }, (_, i) => -8 + 16 * ((i * 0.6180339887498949) % 1));
}

/** Nanoseconds an element, the median of many calls, of two rivals run in turns. */
async function race(ours: () => void, plain: () => void): Promise<[ours: number, plain: number]> {
  const bench = new Bench({ time: TIME_MS, warmupTime: TIME_MS / 3 }).add("ours", ours).add("plain", plain);
  const tasks = await bench.run();
  const [first, second] = tasks.map(({ name, result }) => {
    if (!("latency" in result)) throw new Error(`${name} was not measured: ${result.state}`);
    return (result.latency.p50 * 1e6) / LENGTH;
  });
  return [first!, second!];
}

function* listRaces(
  g: Activation,
  plain: PlainLoops,
): Iterable<[form: string, ours: () => void, plain: () => void]> {
  const inputs = makeInputs(LENGTH);
  let sum = 0;
  const sumOf = (f: (z: number) => number) => () => {
    for (const z of inputs) sum += f(z);
    if (Number.isNaN(sum)) throw new Error("a result was NaN");
  };
  yield ["value, scalar", sumOf((z) => g.value(z)), sumOf((z) => plain.value(z))];
  yield ["derivative, scalar", sumOf((z) => g.derivative(z)), sumOf((z) => plain.slope(z))];
  for (const [type, z] of [
    ["float32", Float32Array.from(inputs)],
    ["float64", Float64Array.from(inputs)],
  ] as const) {
    const dA = z.map((x) => 1 - x / 16);
    const out = z.slice();
    yield [`forward, ${type}`, () => g.forward<typeof z>(z, out), () => plain.forward(z, out)];
    yield [`backward, ${type}`, () => g.backward<typeof z>(dA, z, out), () => plain.backward(dA, z, out)];
  }
}

console.log(
  `Node ${process.version}, V8 ${process.versions.v8}; ${LENGTH} elements; ns an element, medians\n`,
);
console.log(`${"".padEnd(34)}${"ours".padStart(8)}${"plain".padStart(8)}   ours/plain`);
for (const g of catalogue.filter(({ name }) => plainLoops[name])) {
  for (const [form, ours, plain] of listRaces(g, plainLoops[g.name]!)) {
    const [mine, theirs] = await race(ours, plain);
    const columns = [
      mine.toFixed(2).padStart(8),
      theirs.toFixed(2).padStart(8),
      (mine / theirs).toFixed(2).padStart(13),
    ];
    console.log(`${g.name.padEnd(12)}${form.padEnd(22)}${columns.join("")}`);
  }
}
