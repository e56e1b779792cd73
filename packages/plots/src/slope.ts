import { requireDifferentiable, requireInterval } from "./arguments.ts";
import { marginsFor, padRange, plotHeight } from "./axes.ts";
import { drawCurve, sampleDerivative, sampleValue } from "./curve.ts";
import type { Differentiable, Interval } from "./differentiable.ts";
import { kinksWithin } from "./differentiable.ts";
import { annotateEnds, marginForLabels } from "./directLabel.ts";
import { createFigure, type Figure, type FigureOptions } from "./figure.ts";
import { markKinks, narrateKinks } from "./kinkMarkers.ts";
import { narrateCurve } from "./narrate.ts";
import { formatNumber } from "./numberText.ts";
import { palettes } from "./palette.ts";
import { extentOf, type Piece } from "./piece.ts";

/**
 * The figure of g and g′ over z on one pair of axes.
 *
 * The curves are named where they end. Where g′ jumps its curve is broken: an open circle marks a limit
 * that is not taken, a closed one the slope chosen by convention.
 *
 * @throws {TypeError} if `activation` lacks `name`, `value` or `derivative`.
 * @throws {RangeError} for an empty or infinite interval, or if g or g′ is finite nowhere in it.
 */
export function plotSlope(
  activation: Differentiable,
  { from = -6, to = 6, ...options }: Partial<Interval> & FigureOptions = {},
): Figure {
  requireDifferentiable("plotSlope", activation);
  const interval = { from, to };
  requireInterval("plotSlope", interval);
  const value = sampleValue("plotSlope", activation, interval);
  const derivative = sampleDerivative("plotSlope", activation, interval);
  const title = options.title ?? headline(activation, interval, derivative);
  const { low, high } = extentOf([...value, ...derivative]);
  const range = padRange(low, high);
  const { blue, vermilion } = palettes.light;
  const labels = [
    { text: "g(z)", colour: blue, y: value.at(-1)!.y.at(-1)! },
    { text: "g′(z)", colour: vermilion, y: derivative.at(-1)!.y.at(-1)! },
  ];
  return createFigure({
    title,
    alt: options.alt ?? describe(activation, interval, value, derivative),
    data: [
      // Of two widths, so that both are seen where they coincide, as ReLU's do left of 0.
      drawCurve("g(z)", value, { colour: blue, width: 3.5 }),
      drawCurve("g′(z)", derivative, { colour: vermilion, width: 2 }),
      ...markKinks(activation, interval, vermilion),
    ],
    layout: {
      xaxis: { title: { text: "z" }, range: [from, to] },
      yaxis: { range },
      hovermode: "x unified",
      margin: marginsFor(title, marginForLabels(labels)),
      annotations: annotateEnds(labels, range, plotHeight(title)),
    },
  });
}

/** The one thing worth saying: the jump of g′, else where g is steepest. */
function headline(activation: Differentiable, interval: Interval, derivative: readonly Piece[]): string {
  const jumps = kinksWithin(activation, interval).filter(({ left, right }) => left !== right);
  if (jumps.length > 0) {
    const places = jumps.map(({ at }) => `z = ${formatNumber(at)}`).join(" and ");
    return `The slope of ${activation.name} jumps at ${places}`;
  }
  const { low, high } = extentOf(derivative);
  const peaks = derivative.flatMap(({ z, y }) => z.filter((_, i) => y[i] === high));
  const peak = peaks[0]!;
  const isInside = interval.from < peak && peak < interval.to;
  if (peaks.length === 1 && isInside && high > Math.abs(low)) {
    return `${activation.name} is steepest at z = ${formatNumber(peak)}: g′ = ${formatNumber(high)}`;
  }
  return `${activation.name} and its slope`;
}

function describe(
  activation: Differentiable,
  interval: Interval,
  value: readonly Piece[],
  derivative: readonly Piece[],
): string {
  const kinks = narrateKinks(activation, interval);
  return [
    `Two curves over z for ${activation.name}: its value g ${narrateCurve(value)};`,
    `its slope g′ ${narrateCurve(derivative)}${kinks === undefined ? "" : ` (${kinks})`}.`,
  ].join(" ");
}
