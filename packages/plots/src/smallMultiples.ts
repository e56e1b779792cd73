import { requireDifferentiable, requireFinite, requireInterval, requireList } from "./arguments.ts";
import { padRange } from "./axes.ts";
import { drawCurve, sampleDerivative, sampleValue } from "./curve.ts";
import { type Differentiable, type Interval, kinksWithin } from "./differentiable.ts";
import { createFigure, type Figure, type FigureOptions, marginAbove } from "./figure.ts";
import { markKinks } from "./kinkMarkers.ts";
import { beginSentence, countInWords, formatNumber } from "./numberText.ts";
import { palettes } from "./palette.ts";
import { gridAxes } from "./panelGrid.ts";
import { nameAbove } from "./panelName.ts";
import { extentOf, type Piece } from "./piece.ts";
import { simplify } from "./simplify.ts";
import { fontSizes } from "./theme.ts";

/** A third of a pixel of a panel: what is left out is not seen. */
const TOLERANCE = 1 / 250;
const MARKER_SIZE = 6;

/** What small multiples need to know besides the activations. */
export interface SmallMultiplesOptions extends FigureOptions, Partial<Interval> {
  /** The least and the greatest y shown in every panel; curves are cut off there. By default all is shown. */
  readonly y?: readonly [number, number];
  /** Panels in a row, 3 by default: their names are still legible on 360 pixels. */
  readonly columns?: number;
}

/**
 * The figure of many activations: a small panel for each, with g and g′, on shared axes.
 *
 * g is the thick line, g′ the thin one. Jumps of g′ are marked open and closed.
 *
 * @throws {TypeError} if an activation lacks `name`, `value` or `derivative`.
 * @throws {RangeError} for an empty list or interval, for a number of columns that is not 1 to 6, or for a
 * function that is finite nowhere in the interval.
 */
export function plotSmallMultiples(
  activations: readonly Differentiable[],
  { from = -4, to = 4, y, columns = 3, ...options }: SmallMultiplesOptions = {},
): Figure {
  requireList("plotSmallMultiples", "activations", activations);
  for (const activation of activations) requireDifferentiable("plotSmallMultiples", activation);
  const interval = { from, to };
  requireInterval("plotSmallMultiples", interval);
  if (!Number.isInteger(columns) || columns < 1 || columns > 6) {
    throw new RangeError(
      `plotSmallMultiples: columns must be a whole number from 1 to 6, but it is ${columns}.`,
    );
  }
  const sampled = activations.map((activation) => ({
    activation,
    value: sampleValue("plotSmallMultiples", activation, interval),
    derivative: sampleDerivative("plotSmallMultiples", activation, interval),
  }));
  const range = y === undefined ? rangeOf(sampled) : requireRange(y);
  const size = { width: to - from, height: range[1] - range[0] };
  const title =
    options.title ?? `${beginSentence(countInWords(activations.length))} activations and their slopes`;
  const { panels, axes, height, margin } = gridAxes(
    activations.length,
    Math.min(columns, activations.length),
    { x: { title: "z", range: [from, to] }, y: { range } },
    marginAbove(title),
  );
  const { blue, vermilion } = palettes.light;
  const simple = (pieces: readonly Piece[]): Piece[] =>
    pieces.map((piece) => simplify(piece, size, TOLERANCE));
  return createFigure({
    title,
    alt: options.alt ?? describe(sampled, interval, y),
    data: sampled.flatMap(({ activation, value, derivative }, i) =>
      [
        drawCurve(`${activation.name}: g(z)`, simple(value), { colour: blue, width: 3 }),
        drawCurve(`${activation.name}: g′(z)`, simple(derivative), { colour: vermilion, width: 1.75 }),
        ...markKinks(activation, interval, vermilion, () => MARKER_SIZE),
      ].map((trace) => ({ ...trace, ...panels[i]! })),
    ),
    layout: {
      ...axes,
      height,
      margin,
      hovermode: "x",
      annotations: [
        ...explainLines(margin),
        ...sampled.map(({ activation }, i) => nameAbove(activation.name, panels[i]!, fontSizes.tick)),
      ],
    },
  });
}

interface Sampled {
  readonly activation: Differentiable;
  readonly value: readonly Piece[];
  readonly derivative: readonly Piece[];
}

function rangeOf(sampled: readonly Sampled[]): [number, number] {
  const { low, high } = extentOf(sampled.flatMap(({ value, derivative }) => [...value, ...derivative]));
  return padRange(low, high);
}

function requireRange([low, high]: readonly [number, number]): [number, number] {
  requireFinite("plotSmallMultiples", "y[0]", low);
  requireFinite("plotSmallMultiples", "y[1]", high);
  if (low >= high) {
    throw new RangeError(`plotSmallMultiples: y must ascend, but it is [${low}, ${high}].`);
  }
  return [low, high];
}

/** Instead of a legend: the two lines named in their colours, side by side under the title. */
function explainLines(margin: object): object[] {
  const { blue, vermilion } = palettes.light;
  const begin = 8 - (margin as { readonly l: number }).l;
  return [
    { text: "thick: g(z)", colour: blue, xshift: begin },
    { text: "thin: g′(z)", colour: vermilion, xshift: begin + 88 },
  ].map(({ text, colour, xshift }) => ({
    text,
    font: { size: fontSizes.label, color: colour },
    showarrow: false,
    xref: "paper",
    x: 0,
    xanchor: "left",
    xshift,
    yref: "paper",
    y: 1,
    yanchor: "bottom",
    yshift: Math.round(fontSizes.label * 1.5),
  }));
}

function describe(
  sampled: readonly Sampled[],
  interval: Interval,
  y: readonly [number, number] | undefined,
): string {
  const span = (pieces: readonly Piece[]): string => {
    const { low, high } = extentOf(pieces);
    return low === high ? formatNumber(low, 2) : `${formatNumber(low, 2)} to ${formatNumber(high, 2)}`;
  };
  const told = sampled.map(({ activation, value, derivative }) => {
    const jumps = kinksWithin(activation, interval).filter(({ left, right }) => left !== right);
    const where =
      jumps.length === 0 ? "" : `, jumping at ${jumps.map(({ at }) => formatNumber(at)).join(" and ")}`;
    return `${activation.name} ${span(value)}, slope ${span(derivative)}${where}`;
  });
  const cut = y === undefined ? "" : `, cut off below ${formatNumber(y[0])} and above ${formatNumber(y[1])}`;
  const count = beginSentence(countInWords(sampled.length));
  return `${count} small panels with g and g′ over z from ${formatNumber(interval.from)} to ${formatNumber(interval.to)}${cut}: ${told.join("; ")}.`;
}
