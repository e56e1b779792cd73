import { fontSizes } from "./theme.ts";

/** Height of one panel's plot, in pixels. */
const PANEL_HEIGHT = 92;
/** Between rows: the name of the lower panel. */
const GAP = 26;
/** Between columns, in parts of the width. */
const GUTTER = 0.035;
/** Below the last row: tick labels and the title of z. */
const BELOW = 46;
/** Room for the names above the first row. */
const NAME = Math.round(fontSizes.label * 1.5);

/** Where a panel of a grid lies, by Plotly's names of its axes. */
export interface GridPanel {
  readonly xaxis: string;
  readonly yaxis: string;
}

/** What all panels of a grid have in common. */
export interface SharedAxes {
  readonly x: { readonly title: string; readonly range: readonly [number, number] };
  readonly y: { readonly range: readonly [number, number] };
}

/**
 * Axes for `count` small panels in rows of `columns`, all with the same ranges: what lies side by side can be compared.
 *
 * Ticks have labels only at the left and below the last panel of a column.
 */
export function gridAxes(
  count: number,
  columns: number,
  shared: SharedAxes,
  above: number,
): { panels: GridPanel[]; axes: Record<string, object>; height: number; margin: object } {
  const rows = Math.ceil(count / columns);
  const inner = rows * PANEL_HEIGHT + (rows - 1) * GAP;
  const width = (1 - GUTTER * (columns - 1)) / columns;
  const panels: GridPanel[] = [];
  const axes: Record<string, object> = {};
  for (let i = 0; i < count; i++) {
    const suffix = i === 0 ? "" : String(i + 1);
    const left = (i % columns) * (width + GUTTER);
    const top = 1 - (Math.floor(i / columns) * (PANEL_HEIGHT + GAP)) / inner;
    panels.push({ xaxis: `x${suffix}`, yaxis: `y${suffix}` });
    axes[`xaxis${suffix}`] = {
      range: shared.x.range,
      domain: [left, left + width],
      anchor: `y${suffix}`,
      tickvals: quartersOf(shared.x.range),
      showticklabels: i + columns >= count,
      ...(i + columns >= count ? { title: { text: shared.x.title, standoff: 2 } } : {}),
      ...(i === 0 ? {} : { matches: "x" }),
    };
    axes[`yaxis${suffix}`] = {
      range: shared.y.range,
      domain: [Math.max(0, top - PANEL_HEIGHT / inner), top],
      anchor: `x${suffix}`,
      nticks: 5,
      showticklabels: i % columns === 0,
      ...(i === 0 ? {} : { matches: "y" }),
    };
  }
  const top = above + NAME + fontSizes.label;
  return { panels, axes, height: top + inner + BELOW, margin: { l: 34, r: 12, t: top, b: BELOW } };
}

/** Three ticks, none at an end, where the labels of neighbouring panels would meet. */
function quartersOf([from, to]: readonly [number, number]): number[] {
  return [1, 2, 3].map((quarter) => from + (quarter * (to - from)) / 4);
}
