const LANES = [0, 1, 2, 3];
const COMMENT = /^\s*(\/\/|\/?\*)/;

/**
 * Writes each line that holds a `$` four times, with 0, 1, 2, 3 in its place, so that four vectors go through each step of
 * a formula together. A processor starts an instruction when its operands are there; of four vectors one after the other,
 * the waiting instructions of the first keep those of the next out of its queue, and it idles half of the time.
 */
export function interleave(source: string): string {
  return source
    .split("\n")
    .flatMap((line) =>
      line.includes("$") && !COMMENT.test(line)
        ? LANES.map((lane) => line.replaceAll("$", String(lane)))
        : [line],
    )
    .join("\n");
}
