import type { Bounds } from "./classifier.ts";
import { fontSizes } from "./theme.ts";

/** A pair of axes of a figure with several, by Plotly's names: "x", "x2", … */
export interface Panel {
  readonly xaxis: string;
  readonly yaxis: string;
}

const PLOT_HEIGHT = 300;
/** Between rows: tick labels of the upper, the name of the lower. */
const GAP = 56;
const BELOW = 72;

const AXIS = { constrain: "domain", zeroline: false, showgrid: false, ticks: "outside", nticks: 5 };

/** Axes of equal scale for `count` panels over the same bounds, in two columns where there are several. */
export function panelAxes(
  count: number,
  bounds: Bounds,
  above: number,
): { panels: Panel[]; axes: Record<string, object>; height: number; margin: object } {
  const columns = count === 1 ? 1 : 2;
  const rows = Math.ceil(count / columns);
  const panelHeight = count === 1 ? PLOT_HEIGHT : PLOT_HEIGHT * 0.62;
  const inner = rows * panelHeight + (rows - 1) * GAP;
  const top = above + (count === 1 ? 0 : fontSizes.label * 1.4);
  const panels: Panel[] = [];
  const axes: Record<string, object> = {};
  for (let i = 0; i < count; i++) {
    const suffix = i === 0 ? "" : String(i + 1);
    const column = i % columns;
    const row = Math.floor(i / columns);
    const bottom = 1 - (row * (panelHeight + GAP) + panelHeight) / inner;
    panels.push({ xaxis: `x${suffix}`, yaxis: `y${suffix}` });
    axes[`xaxis${suffix}`] = {
      range: bounds.x,
      domain: columns === 1 ? [0, 1] : column === 0 ? [0, 0.46] : [0.54, 1],
      anchor: `y${suffix}`,
      // Equal scales leave room beside narrow panels: both columns move to the middle.
      constraintoward: columns === 1 ? "center" : column === 0 ? "right" : "left",
      ...AXIS,
    };
    axes[`yaxis${suffix}`] = {
      range: bounds.y,
      domain: [Math.max(0, bottom), bottom + panelHeight / inner],
      anchor: `x${suffix}`,
      scaleanchor: `x${suffix}`,
      // All panels have the same scale, and narrow ones no room for it between them.
      showticklabels: column === 0,
      ...AXIS,
    };
  }
  return {
    panels,
    axes,
    height: Math.round(top + inner + BELOW),
    margin: { l: 44, r: 20, t: Math.round(top), b: BELOW },
  };
}
