import { requireFinite, requireList, requireText } from "./arguments.ts";
import { toPaper } from "./axes.ts";
import { formatNumber } from "./numberText.ts";
import { palettes } from "./palette.ts";
import type { Axis } from "./series.ts";
import { fontSizes } from "./theme.ts";

/** A place worth naming: a vertical line at `x`, or a horizontal one at `y`, with its name beside it. */
export type Mark =
  | { readonly x: number; readonly label: string; readonly y?: undefined }
  | { readonly y: number; readonly label: string; readonly x?: undefined };

const LINE_HEIGHT = 17;

/** @throws {TypeError} or {RangeError} for a mark without a label, or without exactly one finite place that its axis can show. */
export function requireMarks(marks: unknown, x: Required<Axis>, y: Required<Axis>): asserts marks is Mark[] {
  if (Array.isArray(marks) && marks.length === 0) return;
  requireList("plotLines", "marks", marks);
  (marks as readonly Partial<Mark>[]).forEach((mark, i) => {
    requireText("plotLines", `marks[${i}].label`, mark?.label);
    if ((mark.x === undefined) === (mark.y === undefined)) {
      throw new TypeError(`plotLines: marks[${i}] must have either x or y.`);
    }
    const [place, axis] = mark.x === undefined ? [mark.y, y] : [mark.x, x];
    requireFinite("plotLines", `the place of marks[${i}]`, place);
    if (axis.scale === "log" && place <= 0) {
      throw new RangeError(
        `plotLines: marks[${i}] must be positive on a logarithmic axis, but it is ${place}.`,
      );
    }
  });
}

/** The lines of the marks, across the whole plot, beneath the curves. */
export function drawMarks(marks: readonly Mark[]): object[] {
  return marks.map((mark) => ({
    type: "line",
    layer: "below",
    ...(mark.x === undefined
      ? { xref: "paper", x0: 0, x1: 1, yref: "y", y0: mark.y, y1: mark.y }
      : { xref: "x", x0: mark.x, x1: mark.x, yref: "paper", y0: 0, y1: 1 }),
    line: { color: palettes.light.muted, width: 1.5, dash: "4px,3px" },
  }));
}

/**
 * The names: of vertical lines at the top, each a line lower, on the side that has more room; of horizontal ones at the left,
 * above the line. `middle` is that of the x axis.
 */
export function nameMarks(
  marks: readonly Mark[],
  middle: number,
  x: Required<Axis>,
  y: Required<Axis>,
): object[] {
  let rank = 0;
  return marks.map((mark) => {
    const shared = {
      text: mark.label,
      font: { size: fontSizes.tick, color: palettes.light.muted },
      showarrow: false,
    };
    if (mark.x === undefined) {
      return {
        ...shared,
        xref: "paper",
        x: 0,
        xanchor: "left",
        y: toPaper(mark.y, y),
        xshift: 3,
        yanchor: "bottom",
        yshift: 1,
      };
    }
    const isLeft = mark.x < middle;
    return {
      ...shared,
      x: toPaper(mark.x, x),
      xanchor: isLeft ? "left" : "right",
      xshift: isLeft ? 3 : -3,
      yref: "paper",
      y: 1,
      yanchor: "top",
      yshift: -LINE_HEIGHT * rank++,
    };
  });
}

/** " Marked: a rounds to 1 at z = 37." */
export function narrateMarks(marks: readonly Mark[], x: Required<Axis>, y: Required<Axis>): string {
  if (marks.length === 0) return "";
  const told = marks.map((mark) =>
    mark.x === undefined
      ? `${mark.label} at ${y.title} = ${formatNumber(mark.y)}`
      : `${mark.label} at ${x.title} = ${formatNumber(mark.x)}`,
  );
  return ` Marked: ${told.join("; ")}.`;
}
