import { requireDifferentiable, requireFinite, requireInterval } from "./arguments.ts";
import { marginsFor, padRange, plotHeight } from "./axes.ts";
import { drawCurve, sampleDerivative, sampleValue } from "./curve.ts";
import { type Differentiable, type Interval, kinksWithin } from "./differentiable.ts";
import { annotateEnds, marginForLabels } from "./directLabel.ts";
import { createFigure, FIGURE_HEIGHT, type Figure, type FigureOptions, MARGIN_BELOW } from "./figure.ts";
import { markKinks } from "./kinkMarkers.ts";
import { narrateCurve } from "./narrate.ts";
import { formatNumber } from "./numberText.ts";
import { palettes } from "./palette.ts";
import { extentOf, type Piece } from "./piece.ts";
import { createSlider, SLIDER_HEIGHT } from "./slider.ts";
import { type Tangent, tangentLine } from "./tangentLine.ts";

/** Slider positions between `from` and `to`, besides `at` and the kinks. */
const STEPS = 48;
/** Space above and below the curve for the tangent's ends, in parts of its height. */
const ROOM = 0.15;
/**
 * The figure of g with its tangent at a point, of g′ with a point as high as that slope, and a slider that moves
 * both points over z.
 *
 * The slider's label gives z, a = g(z) and g′(z). At a kink the line has the slope chosen by convention,
 * and the label gives both one-sided slopes.
 *
 * @param options `at` (1 by default) is where the tangent is drawn first.
 * @throws {TypeError} if `activation` lacks `name`, `value` or `derivative`.
 * @throws {RangeError} for an empty or infinite interval, an `at` outside of it, or if g or g′ is not
 * finite at `at`.
 */
export function plotTangent(
  activation: Differentiable,
  {
    at = 1,
    from = -6,
    to = 6,
    ...options
  }: { readonly at?: number } & Partial<Interval> & FigureOptions = {},
): Figure {
  requireDifferentiable("plotTangent", activation);
  const interval = { from, to };
  requireInterval("plotTangent", interval);
  requireFinite("plotTangent", "at", at);
  if (at < from || at > to) {
    throw new RangeError(`plotTangent: at must lie between from = ${from} and to = ${to}, but it is ${at}.`);
  }
  const value = sampleValue("plotTangent", activation, interval);
  const tangents = tangentsOver(activation, interval, at);
  const active = tangents.findIndex(({ z }) => z === at);
  const first = tangents[active];
  if (first === undefined) {
    throw new RangeError(
      `plotTangent: ${activation.name} has no tangent at z = ${at}: its value there is ${activation.value(at)}, its derivative ${activation.derivative(at)}.`,
    );
  }
  const title = options.title ?? `The tangent of ${activation.name} has slope g′(z)`;
  const derivative = sampleDerivative("plotTangent", activation, interval);
  const { low, high } = extentOf(value);
  // The slopes of the tangents, not of the whole curve: near a point where g′ is infinite it would leave nothing else to see.
  const slopes = tangents.map(({ slope }) => slope);
  const range = padRange(Math.min(low, ...slopes), Math.max(high, ...slopes), ROOM);
  const shapes = tangents.map((tangent) => tangentLine(tangent, to - from, range));
  const { blue, vermilion, background } = palettes.light;
  const kinkMarks = markKinks(activation, interval, vermilion);
  const labels = [
    { text: "g(z)", colour: blue, y: value.at(-1)!.y.at(-1)! },
    { text: "g′(z)", colour: vermilion, y: derivative.at(-1)!.y.at(-1)! },
  ];
  const point = (name: string, { z }: Tangent, y: number, colour: string): object => ({
    type: "scatter",
    mode: "markers",
    name,
    x: [z],
    y: [y],
    marker: { size: 11, color: colour, line: { width: 2, color: background } },
    cliponaxis: false,
    hoverinfo: "skip",
  });
  return createFigure({
    title,
    alt: options.alt ?? describe(activation, value, derivative, first),
    data: [
      drawCurve("g(z)", value, { colour: blue }),
      {
        type: "scatter",
        mode: "lines",
        name: "tangent",
        ...shapes[active]!,
        line: { color: vermilion, width: 2.5, simplify: false },
        hoverinfo: "skip",
      },
      point("point", first, first.a, blue),
      drawCurve("g′(z)", derivative, { colour: vermilion, width: 2 }),
      ...kinkMarks,
      point("slope", first, first.slope, vermilion),
    ],
    layout: {
      height: FIGURE_HEIGHT + SLIDER_HEIGHT,
      xaxis: { title: { text: "z" }, range: [from, to] },
      yaxis: { range },
      hovermode: "x",
      margin: { ...marginsFor(title, marginForLabels(labels)), b: MARGIN_BELOW + SLIDER_HEIGHT },
      annotations: annotateEnds(labels, range, plotHeight(title)),
      sliders: [
        createSlider({
          active,
          steps: tangents.map((tangent, i) => ({
            label: labelOf(activation, tangent),
            change: {
              x: [shapes[i]!.x, [tangent.z], [tangent.z]],
              y: [shapes[i]!.y, [tangent.a], [tangent.slope]],
            },
            // The slope's point is the last trace, above the marks of the kinks.
            traces: [1, 2, 4 + kinkMarks.length],
          })),
        }),
      ],
    },
  });
}

/** The tangents that the slider offers: a regular grid, `at`, zero and the kinks; none where g or g′ is not finite. */
function tangentsOver(activation: Differentiable, interval: Interval, at: number): Tangent[] {
  const { from, to } = interval;
  const grid = Array.from({ length: STEPS + 1 }, (_, i) => from + ((to - from) * i) / STEPS);
  const zero = from < 0 && 0 < to ? [0] : [];
  const places = new Set([...grid, ...zero, ...kinksWithin(activation, interval).map((kink) => kink.at), at]);
  return [...places]
    .sort((a, b) => a - b)
    .map((z) => ({ z, a: activation.value(z), slope: activation.derivative(z) }))
    .filter(({ a, slope }) => Number.isFinite(a) && Number.isFinite(slope));
}

function labelOf(activation: Differentiable, { z, a, slope }: Tangent): string {
  const label = `z = ${formatNumber(z)}, a = ${formatNumber(a)}, g′(z) = ${formatNumber(slope)}`;
  const kink = activation.kinks?.find(
    (candidate) => candidate.at === z && candidate.left !== candidate.right,
  );
  return kink === undefined
    ? label
    : `${label} (left ${formatNumber(kink.left)}, right ${formatNumber(kink.right)})`;
}

function describe(
  activation: Differentiable,
  value: readonly Piece[],
  derivative: readonly Piece[],
  { z, a, slope }: Tangent,
): string {
  const lean = slope > 0 ? "leans upwards" : slope < 0 ? "leans downwards" : "is level";
  return [
    `The curve of ${activation.name} over z ${narrateCurve(value)};`,
    `its slope g′ ${narrateCurve(derivative)};`,
    `its tangent at z = ${formatNumber(z)}, where a = ${formatNumber(a)}, ${lean} with slope ${formatNumber(slope)}.`,
    "A slider moves the point over z.",
  ].join(" ");
}
