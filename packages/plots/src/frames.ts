import { requireList, requireText } from "./arguments.ts";
import { marginsFor, POWER_TICKS, padRange, plotHeight, toPaper } from "./axes.ts";
import { drawCurve } from "./curve.ts";
import { annotateEnds, type DirectLabel, marginForLabels } from "./directLabel.ts";
import { createFigure, FIGURE_HEIGHT, type Figure, MARGIN_BELOW } from "./figure.ts";
import type { LinesOptions } from "./lines.ts";
import { narrateCurve } from "./narrate.ts";
import { seriesStyle } from "./palette.ts";
import { extentOf, toColumns } from "./piece.ts";
import { readAxis } from "./readAxis.ts";
import { type DrawableSeries, readSeries, type Series } from "./series.ts";
import { createSlider, SLIDER_HEIGHT } from "./slider.ts";

/** One position of the slider: what its label says, and the lines that are seen there. */
export interface Frame {
  readonly label: string;
  readonly series: readonly Series[];
}

/** What `plotFrames` needs to know besides the frames. */
export interface FramesOptions extends Omit<LinesOptions, "marks"> {
  /** The index of the frame seen first, 0 by default. */
  readonly active?: number;
}

/**
 * The figure of lines that a slider changes: a frame for each of its positions, all on the same axes.
 *
 * Every frame has the same lines, by name and order; bands are not drawn.
 *
 * @throws {TypeError} as `plotLines` does.
 * @throws {RangeError} as `plotLines` does, for no frames, for frames whose lines differ in name, or for an
 * `active` that is not the index of a frame.
 */
export function plotFrames(frames: readonly Frame[], { active = 0, ...options }: FramesOptions): Figure {
  requireList("plotFrames", "frames", frames);
  requireText("plotFrames", "title", options.title);
  const x = readAxis("plotFrames", "x", options.x);
  const y = readAxis("plotFrames", "y", options.y);
  requireSameLines(frames);
  const drawn = frames.map((frame) => frame.series.map((one) => readSeries(one, x, y)));
  const first = drawn[active];
  if (first === undefined) {
    throw new RangeError(
      `plotFrames: active must be an index from 0 to ${frames.length - 1}, but it is ${active}.`,
    );
  }
  const extent = extentOf(drawn.flatMap((frame) => frame.flatMap(({ pieces }) => pieces)));
  const range = padRange(toPaper(extent.low, y), toPaper(extent.high, y));
  const height = plotHeight(options.title);
  const labelsOf = (frame: readonly DrawableSeries[]): DirectLabel[] =>
    frame.map(({ name, pieces }, i) => ({
      text: name,
      colour: seriesStyle(i).colour,
      y: toPaper(pieces.at(-1)!.y.at(-1)!, y),
    }));
  // Most sliders move lines up and down only; what stays is not repeated at each position.
  const isSameX =
    new Set(drawn.map((frame) => JSON.stringify(frame.map(({ pieces }) => toColumns(pieces).x)))).size === 1;
  return createFigure({
    title: options.title,
    alt:
      options.alt ??
      `${y.title} over ${x.title}, with a slider; at ${frames[active]!.label}: ${first
        .map(({ name, pieces }) => `${name} ${narrateCurve(pieces, { variable: x.title, scale: y.scale })}`)
        .join("; ")}.`,
    data: first.map(({ name, pieces }, i) => drawCurve(name, pieces, seriesStyle(i))),
    layout: {
      height: FIGURE_HEIGHT + SLIDER_HEIGHT,
      xaxis: { title: { text: x.title }, type: x.scale, ...POWER_TICKS },
      yaxis: { title: { text: y.title }, type: y.scale, range, ...POWER_TICKS },
      hovermode: "x unified",
      margin: {
        ...marginsFor(options.title, marginForLabels(labelsOf(first))),
        b: MARGIN_BELOW + SLIDER_HEIGHT,
      },
      annotations: annotateEnds(labelsOf(first), range, height),
      sliders: [
        createSlider({
          active,
          steps: frames.map(({ label }, f) => {
            const columns = drawn[f]!.map(({ pieces }) => toColumns(pieces));
            return {
              label,
              change: {
                ...(isSameX ? {} : { x: columns.map((column) => column.x) }),
                y: columns.map((column) => column.y),
              },
              traces: columns.map((_, i) => i),
              // With the height, or Plotly's update lets a figure that sizes itself collapse in JupyterLab.
              layout: {
                annotations: annotateEnds(labelsOf(drawn[f]!), range, height),
                height: FIGURE_HEIGHT + SLIDER_HEIGHT,
              },
            };
          }),
        }),
      ],
    },
  });
}

function requireSameLines(frames: readonly Frame[]): void {
  const namesOf = ({ series }: Frame): string => series.map(({ name }) => name).join(", ");
  frames.forEach((frame, i) => {
    requireText("plotFrames", `frames[${i}].label`, frame?.label);
    requireList("plotFrames", `frames[${i}].series`, frame.series);
    if (namesOf(frame) !== namesOf(frames[0]!)) {
      throw new RangeError(
        `plotFrames: all frames must have the same lines, but frames[0] has ${namesOf(frames[0]!)} and frames[${i}] has ${namesOf(frame)}.`,
      );
    }
  });
}
