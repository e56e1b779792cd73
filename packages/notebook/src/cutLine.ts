/** Enough to see what a line is about. */
const LONGEST_LINE = 2000;

/** A line for a terminal: what a notebook prints on one line can be megabytes long. */
export function cutLine(line: string): string {
  const more = line.length - LONGEST_LINE;
  return more > 0 ? `${line.slice(0, LONGEST_LINE)} … ${more} more characters` : line;
}
