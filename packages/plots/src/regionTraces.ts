import type { Classifier, LabelledPoint, ProbabilityGrid } from "./classifier.ts";
import { palettes } from "./palette.ts";
import type { Panel } from "./panels.ts";
import { fontSizes } from "./theme.ts";

/** Three digits: a probability is read off a tint, not off a scale. */
function contour({ x, y, rows }: ProbabilityGrid, { xaxis, yaxis }: Panel): object {
  return {
    type: "contour",
    xaxis,
    yaxis,
    x: Array.from(x),
    y: Array.from(y),
    z: rows.map((row) => Array.from(row, (p) => Number(p.toFixed(3)))),
    zmin: 0,
    zmax: 1,
    showscale: false,
    showlegend: false,
    hoverinfo: "skip",
  };
}

/** The probability of class 1 as tints. */
export function drawTints(grid: ProbabilityGrid, panel: Panel): object {
  const { blue, background, vermilion } = palettes.light;
  return {
    ...contour(grid, panel),
    name: "probability of class 1",
    colorscale: [
      [0, blue],
      [0.5, background],
      [1, vermilion],
    ],
    contours: { coloring: "fill", start: 0.1, end: 0.9, size: 0.2, showlines: false },
    line: { width: 0, smoothing: 0 },
    opacity: 0.4,
  };
}

/** The line where the probability is ½. */
export function drawBoundary(grid: ProbabilityGrid, panel: Panel): object {
  return {
    ...contour(grid, panel),
    name: "boundary",
    contours: { coloring: "none", start: 0.5, end: 0.5, size: 1 },
    line: { width: 2, color: palettes.light.ink, smoothing: 0 },
  };
}

/** The points of one class; small where there are several panels. */
export function drawClass(
  label: 0 | 1,
  points: readonly LabelledPoint[],
  { xaxis, yaxis }: Panel,
  { isNamed, isSmall }: { readonly isNamed: boolean; readonly isSmall: boolean },
): object {
  const { blue, vermilion, background } = palettes.light;
  const own = points.filter((point) => point.label === label);
  return {
    type: "scatter",
    mode: "markers",
    name: `class ${label}`,
    xaxis,
    yaxis,
    x: own.map(({ x }) => x),
    y: own.map(({ y }) => y),
    marker: {
      symbol: label === 0 ? "circle" : "diamond",
      // A diamond looks smaller than a circle of its width.
      size: (isSmall ? 5 : 7) + label,
      color: label === 0 ? blue : vermilion,
      line: { width: 1, color: background },
    },
    showlegend: isNamed,
    hoverinfo: "skip",
  };
}

/** The classifier's name above its panel. */
export function nameOf({ name }: Classifier, { xaxis, yaxis }: Panel): object {
  return {
    text: name,
    font: { size: fontSizes.label },
    showarrow: false,
    xref: `${xaxis} domain`,
    x: 0,
    xanchor: "left",
    yref: `${yaxis} domain`,
    y: 1,
    yanchor: "bottom",
  };
}
