import { FIGURE_HEIGHT, MARGIN_BELOW, marginAbove } from "./figure.ts";
import type { Axis } from "./series.ts";

/** Tick labels from 10⁴ on as powers of ten. */
export const POWER_TICKS = { exponentformat: "power", minexponent: 4 };

/** Where an axis has a value, in the units in which Plotly counts ranges and annotations: of a logarithmic one, the exponent. */
export function toPaper(value: number, { scale }: Required<Axis>): number {
  return scale === "log" ? Math.log10(value) : value;
}

/** Empty space above and below the curves, in parts of their height. */
const PADDING = 0.06;

/** A range that holds `low` to `high` with a little space; a level line gets one unit each way. */
export function padRange(low: number, high: number, part = PADDING): [number, number] {
  const padding = high > low ? (high - low) * part : Math.max(1, Math.abs(high) * part);
  return [low - padding, high + padding];
}

/** Height of the plot itself, in pixels, under a given title. */
export function plotHeight(title: string): number {
  return FIGURE_HEIGHT - MARGIN_BELOW - marginAbove(title);
}

/** Margins for a figure without a slider; `right` is the room for direct labels. */
export function marginsFor(title: string, right: number): object {
  return { l: 44, r: right, t: marginAbove(title), b: MARGIN_BELOW };
}
