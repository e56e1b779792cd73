import { requireFinite, requireList } from "./arguments.ts";
import {
  boundsOf,
  type Classifier,
  classify,
  type LabelledPoint,
  type ProbabilityGrid,
  requireClassifier,
  sampleProbability,
} from "./classifier.ts";
import { createFigure, type Figure, type FigureOptions, marginAbove } from "./figure.ts";
import { countInWords, formatNumber } from "./numberText.ts";
import { nameAbove } from "./panelName.ts";
import { panelAxes } from "./panels.ts";
import { drawRegions } from "./regionShapes.ts";
import { drawClass } from "./regionTraces.ts";
import { fontSizes } from "./theme.ts";

/** Places of the grid along each side: for one classifier, and for each of several. */
const GRID = { one: 56, several: 40 };

/**
 * The figure of how classifiers divide the plane, with the points they were trained on: a panel for each.
 *
 * Tints give the probability of class 1, the line is where it is ½; class 0 is drawn as circles, class 1 as
 * diamonds.
 *
 * @throws {TypeError} for a classifier without a name or a probability, or a point that is not numbers.
 * @throws {RangeError} for no classifier, no point, a label other than 0 and 1, a grid of the wrong shape, or
 * a probability outside of 0 to 1.
 */
export function plotDecisionRegions(
  classifiers: Classifier | readonly Classifier[],
  points: readonly LabelledPoint[],
  options: FigureOptions = {},
): Figure {
  const all = Array.isArray(classifiers)
    ? (classifiers as readonly Classifier[])
    : [classifiers as Classifier];
  requireList("plotDecisionRegions", "classifiers", all);
  all.forEach(requireClassifier);
  requirePoints(points);
  const bounds = boundsOf(points);
  const drawn = all.map((classifier) => ({
    classifier,
    grid: sampleProbability(classifier, bounds, all.length === 1 ? GRID.one : GRID.several),
    correct: points.filter((point) => classify(classifier, point) === point.label).length,
  }));
  const title = options.title ?? headline(drawn, points.length);
  const { panels, axes, height, margin } = panelAxes(all.length, bounds, marginAbove(title));
  return createFigure({
    title,
    alt: options.alt ?? describe(drawn, points),
    data: panels.flatMap((panel, i) =>
      ([0, 1] as const).map((label) =>
        drawClass(label, points, bounds, panel, { isNamed: i === 0, isSmall: all.length > 1 }),
      ),
    ),
    layout: {
      ...axes,
      height,
      margin,
      hovermode: false,
      shapes: drawn.flatMap(({ grid }, i) => drawRegions(grid, bounds, panels[i]!)),
      showlegend: true,
      legend: {
        orientation: "h",
        x: 0.5,
        xanchor: "center",
        y: 0,
        yref: "container",
        yanchor: "bottom",
        itemclick: false,
      },
      annotations:
        all.length === 1 ? [] : all.map(({ name }, i) => nameAbove(name, panels[i]!, fontSizes.label)),
    },
  });
}

function requirePoints(points: readonly LabelledPoint[]): void {
  requireList("plotDecisionRegions", "points", points);
  points.forEach((point, i) => {
    requireFinite("plotDecisionRegions", `points[${i}].x`, point?.x);
    requireFinite("plotDecisionRegions", `points[${i}].y`, point.y);
    if (point.label !== 0 && point.label !== 1) {
      throw new RangeError(
        `plotDecisionRegions: points[${i}].label must be 0 or 1, but it is ${String(point.label)}.`,
      );
    }
  });
}

interface Drawn {
  readonly classifier: Classifier;
  readonly grid: ProbabilityGrid;
  readonly correct: number;
}

function headline(drawn: readonly Drawn[], count: number): string {
  const [only] = drawn;
  return drawn.length === 1
    ? `${only!.classifier.name} puts ${only!.correct} of ${count} points on the right side`
    : `Where ${countInWords(drawn.length)} classifiers draw the line`;
}

function describe(drawn: readonly Drawn[], points: readonly LabelledPoint[]): string {
  const ones = points.filter(({ label }) => label === 1).length;
  const told = drawn.map(({ classifier, grid, correct }) => {
    const all = grid.rows.flatMap((row) => Array.from(row));
    const share = all.filter((p) => p >= 0.5).length / all.length;
    return `${classifier.name} gives ${formatNumber(100 * share, 2)} % of the area to class 1 and puts ${correct} of ${points.length} points on the right side`;
  });
  return `The plane with ${points.length - ones} points of class 0 and ${ones} of class 1, tinted by the predicted class: ${told.join("; ")}.`;
}
