import { cpus } from "node:os";
import type { Profile } from "./profile.ts";
import { OPERATIONS, type Operation, type Time } from "./rivals/rival.ts";
import { formatTargets } from "./targets.ts";

export type Results = ReadonlyMap<Operation, ReadonlyMap<string, ReadonlyMap<number, Time>>>;

interface Circumstances {
  readonly rivals: readonly { readonly name: string; readonly version: string }[];
  /** Peers that could not be measured, and why. */
  readonly missing: ReadonlyMap<string, string>;
  /** What {@link lookAtLoad} said before and after. */
  readonly load: readonly string[];
  readonly profile: Profile;
}

const TABLE_LENGTHS = [64, 1_000_000];

function formatTable(results: Results, names: readonly string[], length: number): string[] {
  const find = (name: string, operation: Operation) => results.get(operation)?.get(name)?.get(length);
  const columns = names.filter((name) => OPERATIONS.some((operation) => find(name, operation)));
  return [
    `## n = ${length}`,
    "",
    `| ns an element | ${columns.join(" | ")} |`,
    `| --- |${" ---: |".repeat(columns.length)}`,
    ...OPERATIONS.map((operation) => {
      const cells = columns.map((name) => {
        const time = find(name, operation);
        return time ? `${time.median.toPrecision(3)} (${time.fastest.toPrecision(3)})` : "";
      });
      return `| ${operation} | ${cells.join(" | ")} |`;
    }),
    "",
  ];
}

/** BENCH.md; every number and verdict in it is computed here. */
export function formatBench(results: Results, { rivals, missing, load, profile }: Circumstances): string {
  const versions = rivals
    .filter(({ version }) => version !== process.version)
    .map(({ name, version }) => `${name} ${version}`);
  const names = rivals.map(({ name }) => name);
  return [
    "# Speed",
    "",
    "Written by `pnpm --filter @slope/activations bench`, which installs the peers it lacks. float32 but where float64 is",
    "said, one thread, arrays where each rival wants them, warm calls: medians, and in brackets the fastest, which other",
    "work on the machine disturbs least. Backward is from z: PyTorch's own operations for it behind their forward ones,",
    "the others' composed. Absolute numbers are this machine's at that hour.",
    "",
    `${cpus()[0]!.model}, Node ${process.version}; ${versions.join(", ")}.`,
    ...[...missing].map(([name, reason]) => `Without ${name}: ${reason}.`),
    ...load,
    "",
    "![Sigmoid over the number of elements](BENCH.svg)",
    "",
    "## Targets",
    "",
    "Judged by the medians. Where one is missed, the last column says what would be reached if our loop took as long as its",
    "floor, see [below](#where-the-time-goes), and the rival its median. Out of reach is what even that would miss; what the",
    "floor allows is not proven to be reached, but is ours to look for.",
    "",
    ...formatTargets(
      (rival, operation, length) => results.get(operation)?.get(rival)?.get(length),
      profile.floorOf,
    ),
    "",
    ...profile.section,
    "",
    ...TABLE_LENGTHS.flatMap((length) => formatTable(results, names, length)),
  ].join("\n");
}
