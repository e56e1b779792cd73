import type { Operation, Time } from "./rivals/rival.ts";

/** One target: `rival`'s time over ours at least `least`, or ours over the rival's at most `most`, or ours in µs a call. */
interface Target {
  readonly ours: string;
  readonly operation: Operation;
  readonly length: number;
  readonly rival?: string;
  readonly least?: number;
  readonly most?: number;
  readonly mostMicroseconds?: number;
}

const N = 1_000_000;
const [ACCURATE, FAST, RELAXED] = ["ours, accurate", "ours, fast", "ours, relaxed"] as const;
const faster = (ours: string, operation: Operation, rival: string, least: number): Target => ({
  ours,
  operation,
  length: N,
  rival,
  least,
});
const within = (ours: string, operation: Operation, rival: string, most: number): Target => ({
  ours,
  operation,
  length: N,
  rival,
  most,
});
const against = (operation: Operation, onnx: number, tfjs: number, jax: number): Target[] => [
  faster(FAST, operation, "onnxruntime-node", onnx),
  faster(FAST, operation, "tfjs-wasm", tfjs),
  faster(FAST, operation, "jax-js", jax),
];
const SHORT: readonly Operation[] = [
  "sigmoid",
  "tanh",
  "relu",
  "leakyRelu",
  "sigmoid backward",
  "tanh backward",
];

export const TARGETS: readonly Target[] = [
  ...against("sigmoid", 1.2, 2, 5),
  faster(RELAXED, "sigmoid", "onnxruntime-node", 1.6),
  ...against("tanh", 1.2, 15, 8),
  faster(RELAXED, "tanh", "onnxruntime-node", 1.4),
  ...against("sigmoid backward", 2.5, 3.5, 7),
  ...against("tanh backward", 1.8, 12, 9),
  within(ACCURATE, "relu", "memcpy", 1.4),
  within(ACCURATE, "leakyRelu", "memcpy", 1.4),
  within(FAST, "leakyRelu", "memcpy", 1.4),
  faster(FAST, "tanh", "PyTorch", 1),
  faster(FAST, "tanh backward", "PyTorch", 1),
  within(FAST, "sigmoid", "PyTorch", 1.9),
  within(RELAXED, "sigmoid", "PyTorch", 1.4),
  ...[ACCURATE, FAST].flatMap((ours) =>
    SHORT.map((operation) => ({ ours, operation, length: 64, mostMicroseconds: 0.2 })),
  ),
  ...SHORT.map((operation) => within(ACCURATE, operation, FAST, 1.8)),
  faster(ACCURATE, "float64 sigmoid", "plain JavaScript", 2),
  faster(ACCURATE, "float64 sigmoid backward", "plain JavaScript", 2),
];

type Find = (rival: string, operation: Operation, length: number) => Time | undefined;
/** The fewest nanoseconds an element that our loop could take; undefined where that is not known. */
export type FloorOf = (ours: string, operation: Operation) => number | undefined;

/** A target's number by the medians, or by the fastest calls; undefined where something was not measured. */
function judge(
  { ours, operation, length, rival, least, most, mostMicroseconds }: Target,
  find: Find,
  floorOf: FloorOf,
) {
  const mine = find(ours, operation, length);
  const other = rival === undefined ? undefined : find(rival, operation, length);
  if (!mine || (rival !== undefined && !other)) return undefined;
  const compare = (time: number, against: number | undefined) => {
    if (mostMicroseconds !== undefined) return (time * length) / 1000;
    return least === undefined ? time / against! : against! / time;
  };
  const floor = floorOf(ours, operation);
  const limit = (least ?? most ?? mostMicroseconds)!;
  const sign = `${least === undefined ? "≤" : "≥"} ${limit}`;
  const unit = mostMicroseconds === undefined ? "×" : " µs";
  return {
    median: compare(mine.median, other?.median),
    fastest: compare(mine.fastest, other?.fastest),
    floor: floor === undefined ? undefined : compare(floor, other?.median),
    isMet: (x: number) => (least === undefined ? x <= limit : x >= limit),
    wanted: `${sign}${unit}`,
    unit,
  };
}

export function formatTargets(find: Find, floorOf: FloorOf): string[] {
  const rows = TARGETS.map((target) => {
    const { operation, ours, rival = "a call", length } = target;
    const head = `| ${operation} | ${ours.replace("ours, ", "")} | ${rival} | ${length} |`;
    const judged = judge(target, find, floorOf);
    if (!judged) return `${head} | | not measured | |`;
    const { median, fastest, floor, isMet, wanted, unit } = judged;
    const verdict = isMet(median) ? "met" : isMet(fastest) ? "missed; met by the fastest" : "missed";
    const reach =
      isMet(median) || floor === undefined
        ? ""
        : `floor allows ${floor.toPrecision(3)}${unit}${isMet(floor) ? "" : ": out of reach"}`;
    return `${head} ${wanted} | ${median.toPrecision(3)}${unit} (${fastest.toPrecision(3)}) | ${verdict} | ${reach} |`;
  });
  return [
    "| of | ours | against | n | target | measured | | |",
    "| --- | --- | --- | ---: | ---: | ---: | --- | --- |",
    ...rows,
  ];
}
