/** A row of measurements; a kernel that was not measured in it has none. */
export interface Row {
  readonly title: string;
  readonly milliseconds: ReadonlyMap<string, number>;
}

/** What is aimed at: ours at most so many times as long as a rival. */
export interface Target {
  readonly row: string;
  readonly rival: string;
  readonly ratio: number;
}

export function formatRows(rows: readonly Row[], names: readonly string[]): string[] {
  return [
    `| median, ms | ${names.join(" | ")} |`,
    `| --- |${" ---: |".repeat(names.length)}`,
    ...rows.map(({ title, milliseconds }) => {
      const cells = names.map((name) => milliseconds.get(name)?.toFixed(0) ?? "");
      return `| ${title} | ${cells.join(" | ")} |`;
    }),
  ];
}

/** One line for each target: the ratio that was measured, and whether it is met. */
export function judgeTargets(targets: readonly Target[], rows: readonly Row[], own: string): string[] {
  return [
    "| ours against | | measured | target | |",
    "| --- | --- | ---: | ---: | --- |",
    ...targets.map(({ row, rival, ratio }) => {
      const times = rows.find(({ title }) => title === row)?.milliseconds;
      const measured = (times?.get(own) ?? Number.NaN) / (times?.get(rival) ?? Number.NaN);
      const verdict = Number.isNaN(measured) ? "not measured" : measured <= ratio ? "met" : "missed";
      const shown = Number.isNaN(measured) ? "" : measured.toFixed(2);
      return `| ${rival} | ${row} | ${shown} | ${ratio} | ${verdict} |`;
    }),
  ];
}
