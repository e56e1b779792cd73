import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Activation, Grade } from "@slope/activations";
import type { PAYS_FROM } from "../src/pool/paysFrom.ts";

type Kind = keyof typeof PAYS_FROM;

/** One loop, and its microseconds a call by one thread and by the pool, by the number of elements. */
export interface PoolRace {
  readonly g: Activation;
  readonly grade: Grade;
  readonly kind: Kind;
  readonly times: Map<number, { readonly alone: number; readonly shared: number }>;
}

const GAIN = 0.9;
const SOURCE = new URL("../src/pool/paysFrom.ts", import.meta.url);

/** The smallest size from which on the pool takes at most `GAIN` of one thread's time at each that was measured. */
function findPaying({ times }: PoolRace): number {
  let from = Number.POSITIVE_INFINITY;
  for (const [length, { alone, shared }] of [...times].reverse()) {
    if (shared > GAIN * alone) break;
    from = length;
  }
  return from;
}

/** For each kind of loop the largest of these, so that none of the kind loses. */
export function findFirstPaying(races: readonly PoolRace[]): Record<Kind, number> {
  const of = (kind: Kind) => Math.max(...races.filter((race) => race.kind === kind).map(findPaying));
  return { rectifier: of("rectifier"), compiled: of("compiled"), scalar: of("scalar") };
}

const writeSize = (size: number) => (Number.isFinite(size) ? String(size) : "Number.POSITIVE_INFINITY");

export function writePaysFrom(sizes: Record<Kind, number>): void {
  const fields = Object.entries(sizes).map(([kind, size]) => `${kind}: ${writeSize(size)}`);
  const line = `export const PAYS_FROM = { ${fields.join(", ")} };`;
  writeFileSync(SOURCE, readFileSync(SOURCE, "utf8").replace(/^export const PAYS_FROM = .*$/m, line));
}

/** POOL.md; every number in it is computed here. */
export function formatPool(
  races: readonly PoolRace[],
  lengths: readonly number[],
  load: readonly string[],
  taken: Readonly<Record<Kind, number>>,
): string {
  const say = (size: number) => (Number.isFinite(size) ? String(size) : "nowhere here");
  const row = (head: string, cell: (race: PoolRace) => string) =>
    `| ${head} | ${races.map(cell).join(" | ")} |`;
  const measured = findFirstPaying(races);
  const kinds = Object.keys(measured) as Kind[];
  return [
    "# A pool of two threads",
    "",
    "Written by `pnpm --filter @slope/activations run bench:pool`: microseconds a call of `forward`, medians, one thread /",
    "the pool, on arrays of the pool, which shares calls of any size here. Each loop is left out once a call is long.",
    "",
    `${cpus()[0]!.model}, Node ${process.version}.`,
    ...load,
    "",
    row("n", ({ g, grade }) => `${g.name}, ${grade}`),
    `| ---: |${" ---: |".repeat(races.length)}`,
    ...lengths.map((length) =>
      row(String(length), ({ times }) => {
        const time = times.get(length);
        return time ? `${time.alone.toPrecision(3)} / ${time.shared.toPrecision(3)}` : "";
      }),
    ),
    row("pays from", (race) => say(findPaying(race))),
    "",
    `The pool pays from the size from which on it takes at most ${GAIN} of one thread's time, at that size and at each larger`,
    "one measured. What a pool shares unless told otherwise is the largest such size among the loops of a kind, so that none",
    "of them loses: `rectifier` are relu and leakyRelu, which only move memory, `compiled` the other compiled loops, `scalar`",
    "those that call the scalar function, float64 without a compiled loop among them. Sizes that were measured beside other",
    "work are not taken over.",
    "",
    "| | measured here | shared from |",
    "| --- | ---: | ---: |",
    ...kinds.map((kind) => `| ${kind} | ${say(measured[kind])} | ${say(taken[kind])} |`),
    "",
  ].join("\n");
}
