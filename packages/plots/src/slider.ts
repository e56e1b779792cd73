import { palettes } from "./palette.ts";
import { fontSizes } from "./theme.ts";

/** Room below the plot for a slider and its label. */
export const SLIDER_HEIGHT = 54;

type Column = readonly (number | null)[];

/** A position of the slider: what it says, the columns it gives to which traces, and what else changes with it. */
export interface SliderStep {
  readonly label: string;
  readonly change: { readonly x?: readonly Column[]; readonly y: readonly Column[] };
  readonly traces: readonly number[];
  readonly layout?: object;
}

/**
 * A Plotly slider as wide as the plot, so that its grip stands below the point that it moves.
 *
 * Plotly would also write step labels below the rail; they would repeat the axis, so they are transparent.
 */
export function createSlider({
  active,
  steps,
}: {
  readonly active: number;
  readonly steps: readonly SliderStep[];
}): object {
  const { ink, axis, grid, vermilion } = palettes.light;
  return {
    active,
    x: 0,
    len: 1,
    y: 0,
    pad: { t: 52, b: 0, l: 0, r: 0 },
    bgcolor: grid,
    activebgcolor: vermilion,
    bordercolor: axis,
    borderwidth: 1,
    ticklen: 0,
    minorticklen: 0,
    font: { size: fontSizes.tick, color: "rgba(0,0,0,0)" },
    currentvalue: { xanchor: "left", offset: 12, font: { size: fontSizes.label, color: ink } },
    steps: steps.map(({ label, change, traces, layout }) => ({
      label,
      ...(layout === undefined
        ? { method: "restyle", args: [change, traces] }
        : { method: "update", args: [change, layout, traces] }),
    })),
  };
}
