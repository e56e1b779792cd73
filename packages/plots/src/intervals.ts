import { requireFinite, requireList, requireText } from "./arguments.ts";
import { POWER_TICKS, padRange, toPaper } from "./axes.ts";
import { createFigure, type Figure, type FigureOptions, marginAbove } from "./figure.ts";
import { beginSentence, countInWords, formatNumber } from "./numberText.ts";
import { palettes } from "./palette.ts";
import { readAxis } from "./readAxis.ts";
import type { Axis } from "./series.ts";
import { fontSizes } from "./theme.ts";

/** A measurement that was repeated: its value, such as the median, and the interval around it. */
export interface Estimate {
  readonly name: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

/** What `plotIntervals` needs to know besides the estimates: the title says what they show. */
export interface IntervalsOptions extends FigureOptions {
  readonly title: string;
  readonly x: Axis | string;
}

const ROW_HEIGHT = 26;
const BELOW = 50;

/**
 * The figure of repeated measurements side by side: a row for each, with a dot at its value and a line over its
 * interval, in the order given, from the top.
 *
 * @throws {TypeError} for an estimate without a name, or if `title` or the title of x is missing.
 * @throws {RangeError} for no estimates, numbers that are not finite (or on a logarithmic axis not positive), or a value
 * outside of its interval.
 */
export function plotIntervals(estimates: readonly Estimate[], options: IntervalsOptions): Figure {
  requireList("plotIntervals", "estimates", estimates);
  requireText("plotIntervals", "title", options?.title);
  const x = readAxis("plotIntervals", "x", options.x);
  for (const estimate of estimates) requireEstimate(estimate, x);
  const lows = estimates.map(({ low }) => toPaper(low, x));
  const highs = estimates.map(({ high }) => toPaper(high, x));
  const longest = Math.max(...estimates.map(({ name }) => name.length));
  const above = marginAbove(options.title);
  const { blue, ink } = palettes.light;
  const rows = estimates.map((_, i) => estimates.length - i);
  return createFigure({
    title: options.title,
    alt: options.alt ?? describe(estimates, x),
    data: [
      {
        type: "scatter",
        mode: "markers",
        name: x.title,
        x: estimates.map(({ value }) => value),
        y: rows,
        error_x: {
          type: "data",
          symmetric: false,
          array: estimates.map(({ value, high }) => high - value),
          arrayminus: estimates.map(({ low, value }) => value - low),
          color: blue,
          thickness: 2.5,
          width: 4,
        },
        marker: { size: 9, color: blue },
        text: estimates.map(({ name }) => name),
        hovertemplate: "%{text}: %{x:.4g}<extra></extra>",
      },
    ],
    layout: {
      height: above + estimates.length * ROW_HEIGHT + BELOW,
      xaxis: {
        title: { text: x.title },
        type: x.scale,
        range: padRange(Math.min(...lows), Math.max(...highs)),
        ...POWER_TICKS,
        // Level, since turned labels are hard to read; and powers of ten, which are wide, few: names leave a narrow page little room.
        nticks: x.scale === "log" ? 4 : 6,
        tickangle: 0,
      },
      yaxis: {
        range: [0.4, estimates.length + 0.6],
        tickvals: rows,
        ticktext: estimates.map(({ name }) => name),
        tickfont: { size: fontSizes.label, color: ink },
        zeroline: false,
        automargin: false,
      },
      hovermode: "closest",
      margin: { l: Math.round(16 + longest * fontSizes.label * 0.53), r: 22, t: above, b: BELOW },
    },
  });
}

function requireEstimate(estimate: Estimate, { scale }: Required<Axis>): void {
  requireText("plotIntervals", "the name of an estimate", estimate?.name);
  const { name, low, value, high } = estimate;
  for (const [part, number] of Object.entries({ low, value, high })) {
    requireFinite("plotIntervals", `${name}.${part}`, number);
    if (scale === "log" && number <= 0) {
      throw new RangeError(
        `plotIntervals: ${name}.${part} must be positive on a logarithmic axis, but it is ${number}.`,
      );
    }
  }
  if (low > value || value > high) {
    throw new RangeError(
      `plotIntervals: ${name} must have low ≤ value ≤ high, but they are ${low}, ${value} and ${high}.`,
    );
  }
}

function describe(estimates: readonly Estimate[], x: Required<Axis>): string {
  const count = beginSentence(countInWords(estimates.length));
  const scale = x.scale === "log" ? " on a logarithmic axis" : "";
  const told = estimates.map(
    ({ name, low, value, high }) =>
      `${name} ${formatNumber(value)} (${formatNumber(low)} to ${formatNumber(high)})`,
  );
  const what = estimates.length === 1 ? "dot with its interval" : "dots with their intervals";
  return `${count} ${what}, ${x.title}${scale}: ${told.join("; ")}.`;
}
