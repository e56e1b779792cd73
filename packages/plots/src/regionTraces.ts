import type { Bounds, LabelledPoint } from "./classifier.ts";
import { palettes } from "./palette.ts";
import type { Panel } from "./panels.ts";
import { roundTo } from "./regionPath.ts";

/** The points of one class; small where there are several panels. */
export function drawClass(
  label: 0 | 1,
  points: readonly LabelledPoint[],
  bounds: Bounds,
  { xaxis, yaxis }: Panel,
  { isNamed, isSmall }: { readonly isNamed: boolean; readonly isSmall: boolean },
): object {
  const { blue, vermilion, background } = palettes.light;
  const own = points.filter((point) => point.label === label);
  const [roundX, roundY] = [roundTo(bounds.x), roundTo(bounds.y)];
  return {
    type: "scatter",
    mode: "markers",
    name: `class ${label}`,
    xaxis,
    yaxis,
    x: own.map(({ x }) => roundX(x)),
    y: own.map(({ y }) => roundY(y)),
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
