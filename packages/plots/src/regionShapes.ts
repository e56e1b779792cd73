import type { Bounds, ProbabilityGrid } from "./classifier.ts";
import { palettes } from "./palette.ts";
import type { Panel } from "./panels.ts";
import { leaveFrame, outlineRegion, type Region } from "./regionOutline.ts";
import { writePath } from "./regionPath.ts";

/** Each lies upon the last, so the tint deepens in steps towards certainty. */
const TINTS: readonly Region[] = [
  { side: "below", level: 0.5 },
  { side: "below", level: 0.3 },
  { side: "below", level: 0.1 },
  { side: "above", level: 0.5 },
  { side: "above", level: 0.7 },
  { side: "above", level: 0.9 },
];
const OPACITY = 0.14;

/**
 * The probability of class 1 as tints, and the line where it is ½, beneath the points.
 *
 * Paths and not contour traces: a notebook spends a line on each number of a grid, but one on a whole path.
 */
export function drawRegions(grid: ProbabilityGrid, bounds: Bounds, { xaxis, yaxis }: Panel): object[] {
  const { blue, vermilion, ink } = palettes.light;
  const shared = { type: "path", layer: "below", xref: xaxis, yref: yaxis };
  const tints = TINTS.map((region) => ({
    ...shared,
    name: `probability ${region.side === "above" ? "≥" : "≤"} ${region.level}`,
    path: writePath(
      outlineRegion(grid, region).map((loop) => [...loop, loop[0]!]),
      bounds,
    ),
    fillcolor: region.side === "above" ? vermilion : blue,
    fillrule: "evenodd",
    opacity: OPACITY,
    line: { width: 0 },
  }));
  const boundary = {
    ...shared,
    name: "boundary",
    path: writePath(leaveFrame(outlineRegion(grid, { side: "above", level: 0.5 }), grid), bounds),
    line: { width: 2, color: ink },
  };
  return [...tints, boundary].filter(({ path }) => path !== "");
}
