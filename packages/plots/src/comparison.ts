import { requireDifferentiable, requireInterval, requireList } from "./arguments.ts";
import { marginsFor, padRange, plotHeight } from "./axes.ts";
import { drawCurve, sampleDerivative, sampleValue } from "./curve.ts";
import type { Differentiable, Interval } from "./differentiable.ts";
import { annotateEnds, marginForLabels } from "./directLabel.ts";
import { createFigure, type Figure, type FigureOptions } from "./figure.ts";
import { markKinks, narrateKinks, ringSizes } from "./kinkMarkers.ts";
import { narrateCurve } from "./narrate.ts";
import { beginSentence, countInWords } from "./numberText.ts";
import { seriesStyle } from "./palette.ts";
import { extentOf } from "./piece.ts";

/** What a comparison draws of each activation. */
export type Aspect = "value" | "derivative";

/**
 * The figure of several activations, or of their derivatives, over the same z.
 *
 * Lines differ in colour and in dash, and are named where they end. Jumps of g′ are marked open and closed, rings
 * around circles where curves share one.
 *
 * @throws {TypeError} if an activation lacks `name`, `value` or `derivative`, or `of` is neither aspect.
 * @throws {RangeError} for an empty list or interval, or for a function that is finite nowhere in it.
 */
export function plotComparison(
  activations: readonly Differentiable[],
  {
    of = "value",
    from = -6,
    to = 6,
    ...options
  }: { readonly of?: Aspect } & Partial<Interval> & FigureOptions = {},
): Figure {
  requireList("plotComparison", "activations", activations);
  for (const activation of activations) requireDifferentiable("plotComparison", activation);
  if (of !== "value" && of !== "derivative") {
    throw new TypeError(
      `plotComparison: of must be "value" or "derivative", but it is ${JSON.stringify(of)}.`,
    );
  }
  const interval = { from, to };
  requireInterval("plotComparison", interval);
  const sample = of === "value" ? sampleValue : sampleDerivative;
  const curves = activations.map((activation, i) => ({
    activation,
    pieces: sample("plotComparison", activation, interval),
    style: seriesStyle(i),
  }));
  const symbol = of === "value" ? "g(z)" : "g′(z)";
  const title = options.title ?? headline(activations, of);
  const { low, high } = extentOf(curves.flatMap(({ pieces }) => pieces));
  const range = padRange(low, high);
  const labels = curves.map(({ activation, pieces, style }) => ({
    text: activation.name,
    colour: style.colour,
    y: pieces.at(-1)!.y.at(-1)!,
  }));
  return createFigure({
    title,
    alt:
      options.alt ??
      `${beginSentence(countInWords(curves.length))} ${curves.length === 1 ? "curve" : "curves"} of ${symbol} over z: ${curves
        .map(({ activation, pieces }) => {
          const kinks = of === "derivative" ? narrateKinks(activation, interval) : undefined;
          return `${activation.name} ${narrateCurve(pieces)}${kinks === undefined ? "" : ` (${kinks})`}`;
        })
        .join("; ")}.`,
    data: [
      ...curves.map(({ activation, pieces, style }) => drawCurve(activation.name, pieces, style)),
      ...(of === "derivative"
        ? curves.flatMap(({ activation, style }, i) =>
            markKinks(
              activation,
              interval,
              style.colour,
              ringSizes(activations.slice(i + 1), interval, range[1] - range[0]),
            ),
          )
        : []),
    ],
    layout: {
      xaxis: { title: { text: "z" }, range: [from, to] },
      yaxis: { title: { text: symbol }, range },
      hovermode: "x unified",
      margin: marginsFor(title, marginForLabels(labels)),
      annotations: annotateEnds(labels, range, plotHeight(title)),
    },
  });
}

function headline(activations: readonly Differentiable[], of: Aspect): string {
  const what = of === "value" ? "activations" : "slopes";
  const [first, second] = activations.map(({ name }) => name);
  if (activations.length > 2) return `${beginSentence(countInWords(activations.length))} ${what} compared`;
  const names = second === undefined ? first : `${first} and ${second}`;
  return of === "value" ? `${names} over z` : `The slope of ${names}`;
}
