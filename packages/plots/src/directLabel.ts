import { fontSizes } from "./theme.ts";

/** A name at the right end of its line, in the line's colour, instead of a legend. */
export interface DirectLabel {
  readonly text: string;
  readonly colour: string;
  /** Where the line ends, in the coordinate of the (possibly logarithmic) y axis. */
  readonly y: number;
}

const LINE_HEIGHT = 17;

/**
 * Plotly annotations for the labels, moved apart where they would overlap.
 *
 * `range` is the y axis's range and `height` the plot's height in pixels.
 */
export function annotateEnds(
  labels: readonly DirectLabel[],
  range: readonly [number, number],
  height: number,
): object[] {
  const perPixel = (range[1] - range[0]) / height;
  const ascending = labels.toSorted((a, b) => a.y - b.y);
  const centres = spread(
    ascending.map(({ y }) => (y - range[0]) / perPixel),
    height,
  );
  return ascending.map((label, i) => ({
    text: label.text,
    font: { color: label.colour, size: fontSizes.label },
    showarrow: false,
    xref: "paper",
    x: 1,
    xanchor: "left",
    xshift: 6,
    y: range[0] + centres[i]! * perPixel,
    yanchor: "middle",
  }));
}

/** Room for the longest label to the right of the plot. */
export function marginForLabels(labels: readonly { readonly text: string }[]): number {
  const longest = Math.max(...labels.map(({ text }) => text.replace(/<[^>]*>/g, "").length));
  return Math.round(20 + longest * fontSizes.label * 0.53);
}

/**
 * Centres at least a line apart, as near as can be to those wanted (ascending), between half a line above the axis, whose last
 * tick label reaches into the margin, and the top: neighbours that collide form a block, centred on the mean of what its members
 * wanted.
 */
function spread(wanted: readonly number[], height: number): number[] {
  const blocks: { sum: number; count: number }[] = [];
  const startOf = ({ sum, count }: { sum: number; count: number }): number => {
    const length = (count - 1) * LINE_HEIGHT;
    return Math.max(LINE_HEIGHT / 2, Math.min(height - length, sum / count - length / 2));
  };
  for (const centre of wanted) {
    let block = { sum: centre, count: 1 };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (startOf(last) + last.count * LINE_HEIGHT <= startOf(block)) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) =>
    Array.from({ length: block.count }, (_, i) => startOf(block) + i * LINE_HEIGHT),
  );
}
