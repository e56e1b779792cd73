import { requireDifferentiable, requireFinite, requireInterval } from "./arguments.ts";
import { padRange } from "./axes.ts";
import { drawCurve, sampleValue } from "./curve.ts";
import { type Differentiable, type Interval, kinksWithin } from "./differentiable.ts";
import { createFigure, FIGURE_HEIGHT, type Figure, type FigureOptions, marginAbove } from "./figure.ts";
import { narrateCurve } from "./narrate.ts";
import { formatNumber } from "./numberText.ts";
import { palettes } from "./palette.ts";
import { extentOf, type Piece } from "./piece.ts";
import { createSlider, SLIDER_HEIGHT } from "./slider.ts";

/** Slider positions between `from` and `to`, besides `at` and the kinks. */
const STEPS = 48;
/** Half the tangent's length on paper, in parts of the plot's width. */
const HALF_LENGTH = 0.17;
/** Space above and below the curve for the tangent's ends, in parts of its height. */
const ROOM = 0.15;
/** Width by height of the plot in the middle of the widths it is drawn at. */
const ASPECT = 2;

/** The tangent of g at one z. */
interface Tangent {
  readonly z: number;
  readonly a: number;
  readonly slope: number;
}

/**
 * The figure of g with its tangent at a point, and a slider that moves the point over z.
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
  const { low, high } = extentOf(value);
  const range = padRange(low, high, ROOM);
  const shapes = tangents.map((tangent) => tangentLine(tangent, to - from, range));
  const { blue, vermilion } = palettes.light;
  return createFigure({
    title,
    alt: options.alt ?? describe(activation, value, first),
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
      {
        type: "scatter",
        mode: "markers",
        name: "point",
        x: [first.z],
        y: [first.a],
        marker: { size: 11, color: vermilion, line: { width: 2, color: palettes.light.background } },
        cliponaxis: false,
        hoverinfo: "skip",
      },
    ],
    layout: {
      height: FIGURE_HEIGHT + SLIDER_HEIGHT,
      xaxis: { title: { text: "z" }, range: [from, to] },
      yaxis: { title: { text: "g(z)" }, range },
      hovermode: "x",
      margin: { l: 52, r: 24, t: marginAbove(title), b: 48 + SLIDER_HEIGHT },
      sliders: [
        createSlider({
          active,
          steps: tangents.map((tangent, i) => ({
            label: labelOf(activation, tangent),
            change: { x: [shapes[i]!.x, [tangent.z]], y: [shapes[i]!.y, [tangent.a]] },
            traces: [1, 2],
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

/** As long on paper wherever it touches, however steep: the ends in the units of the axes. */
function tangentLine(
  { z, a, slope }: Tangent,
  width: number,
  range: readonly [number, number],
): { x: [number, number]; y: [number, number] } {
  const slopeOnPaper = (slope * width) / (range[1] - range[0]) / ASPECT;
  const dz = (HALF_LENGTH * width) / Math.hypot(1, slopeOnPaper);
  return { x: [z - dz, z + dz], y: [a - slope * dz, a + slope * dz] };
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

function describe(activation: Differentiable, value: readonly Piece[], { z, a, slope }: Tangent): string {
  const lean = slope > 0 ? "leans upwards" : slope < 0 ? "leans downwards" : "is level";
  return [
    `The curve of ${activation.name} over z ${narrateCurve(value)};`,
    `its tangent at z = ${formatNumber(z)}, where a = ${formatNumber(a)}, ${lean} with slope ${formatNumber(slope)}.`,
    "A slider moves the point over z.",
  ].join(" ");
}
