import { requireList, requireText } from "./arguments.ts";
import { marginsFor, POWER_TICKS, padRange, plotHeight, toPaper } from "./axes.ts";
import { drawCurve } from "./curve.ts";
import { annotateEnds, marginForLabels } from "./directLabel.ts";
import { createFigure, type Figure, type FigureOptions } from "./figure.ts";
import { drawMarks, type Mark, nameMarks, narrateMarks, requireMarks } from "./marks.ts";
import { isJagged, narrateCurve } from "./narrate.ts";
import { beginSentence, countInWords, formatNumber } from "./numberText.ts";
import { seriesStyle } from "./palette.ts";
import { extentOf, type Piece } from "./piece.ts";
import { readAxis } from "./readAxis.ts";
import { type Axis, type DrawableSeries, readSeries, type Series } from "./series.ts";

/** What `plotLines` needs to know besides the lines: the title says what they show. */
export interface LinesOptions extends FigureOptions {
  readonly title: string;
  readonly x: Axis | string;
  readonly y: Axis | string;
  /** Places to name, such as where a value rounds to 1. */
  readonly marks?: readonly Mark[];
}

/**
 * The figure of any lines: learning curves, errors on a logarithmic axis.
 *
 * Points that are not finite, and on a logarithmic axis those that are not positive, are gaps; the
 * description counts them. A line of very many points is thinned to its ends and extremes.
 *
 * @throws {TypeError} if a series lacks `name`, `x` or `y`, or `title` or an axis's title is missing.
 * @throws {RangeError} if there is no series, columns differ in length, x does not ascend, or a series has
 * no point that can be drawn.
 */
export function plotLines(series: readonly Series[], options: LinesOptions): Figure {
  requireList("plotLines", "series", series);
  requireText("plotLines", "title", options?.title);
  const { title } = options;
  const x = readAxis("plotLines", "x", options.x);
  const y = readAxis("plotLines", "y", options.y);
  const { marks = [] } = options;
  requireMarks(marks, x, y);
  const drawn = series.map((one) => readSeries(one, x, y));
  const extent = extentOf(drawn.flatMap(({ pieces, band }) => [...pieces, ...band]));
  const levels = marks.flatMap((mark) => (mark.y === undefined ? [] : [mark.y]));
  const range = padRange(
    toPaper(Math.min(extent.low, ...levels), y),
    toPaper(Math.max(extent.high, ...levels), y),
  );
  const labels = drawn.map(({ name, pieces }, i) => ({
    text: name,
    colour: seriesStyle(i).colour,
    y: toPaper(pieces.at(-1)!.y.at(-1)!, y),
  }));
  return createFigure({
    title,
    alt: options.alt ?? describe(drawn, x, y) + narrateMarks(marks, x, y),
    data: [
      ...drawn.flatMap((one, i) => drawBand(one, seriesStyle(i).colour)),
      ...drawn.map((one, i) => drawSeries(one, y, seriesStyle(i))),
    ],
    layout: {
      xaxis: { title: { text: x.title }, type: x.scale, ...POWER_TICKS },
      yaxis: { title: { text: y.title }, type: y.scale, range, ...POWER_TICKS },
      hovermode: "x unified",
      margin: marginsFor(title, marginForLabels(labels)),
      shapes: drawMarks(marks),
      annotations: [
        ...annotateEnds(labels, range, plotHeight(title)),
        ...nameMarks(marks, middleOf(drawn, x), x, y),
      ],
    },
  });
}

/** The middle of the x axis, in its units. */
function middleOf(drawn: readonly DrawableSeries[], { scale }: Required<Axis>): number {
  const places = drawn.flatMap(({ pieces }) => pieces.flatMap(({ z }) => [z[0]!, z.at(-1)!]));
  const [from, to] = [Math.min(...places), Math.max(...places)];
  return scale === "log" ? Math.sqrt(from * to) : (from + to) / 2;
}

function drawSeries(
  { name, pieces, draw }: DrawableSeries,
  { scale }: Required<Axis>,
  { colour, dash }: { readonly colour: string; readonly dash: string },
): object {
  const hasLonePoints = pieces.some((piece) => piece.z.length === 1);
  const mode = draw === "points" ? "markers" : hasLonePoints ? "lines+markers" : "lines";
  return {
    // A pattern of dashes is lost in a jagged line.
    ...drawCurve(name, pieces, { colour, ...(isJagged(pieces, scale) ? { width: 1.5 } : { dash }) }),
    mode,
    ...(mode === "lines" ? {} : { marker: { size: 4, color: colour } }),
  };
}

function drawBand({ name, band: [low, high] }: DrawableSeries, colour: string): object[] {
  if (low === undefined || high === undefined || low.z.length === 0) return [];
  return [
    {
      type: "scatter",
      mode: "lines",
      name: `${name}: band`,
      x: [...low.z, ...high.z.toReversed()],
      y: [...low.y, ...high.y.toReversed()],
      fill: "toself",
      fillcolor: colour,
      opacity: 0.18,
      line: { width: 0, color: colour },
      hoverinfo: "skip",
    },
  ];
}

function describe(drawn: readonly DrawableSeries[], x: Required<Axis>, y: Required<Axis>): string {
  const count = beginSentence(`${countInWords(drawn.length)} ${drawn.length === 1 ? "line" : "lines"}`);
  const scale = y.scale === "log" ? " on a logarithmic axis" : "";
  const told = drawn.map(({ name, pieces, hidden, band }) => {
    const reason = y.scale === "log" ? "zero or not finite" : "not finite";
    const gaps = hidden === 0 ? "" : ` (${hidden} ${hidden === 1 ? "point" : "points"} ${reason}, not drawn)`;
    return `${name} ${narrateCurve(pieces, { variable: x.title, scale: y.scale })}${gaps}${narrateBand(band, x)}`;
  });
  return `${count} of ${y.title} over ${x.title}${scale}: ${told.join("; ")}.`;
}

/** ", in a band from 0.2 to 0.4 at step = 50": where the line ends. */
function narrateBand([low, high]: readonly Piece[], x: Required<Axis>): string {
  if (low === undefined || high === undefined || low.z.length === 0) return "";
  const [from, to] = [low.y.at(-1)!, high.y.at(-1)!].map((edge) => formatNumber(edge));
  return `, in a band from ${from} to ${to} at ${x.title} = ${formatNumber(low.z.at(-1)!)}`;
}
