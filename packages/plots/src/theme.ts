import { palettes, seriesColours } from "./palette.ts";

/** Arial's metrics, whichever of these a machine has. */
export const fontFamily = 'Arial, Arimo, "Liberation Sans", Helvetica, sans-serif';

/** Sizes in CSS pixels, at every width: no text of a figure is smaller than `tick`. */
export const fontSizes = { title: 16, label: 14, tick: 12 } as const;

/** From the figure's upper left corner to its title. */
export const titlePad = { l: 14, t: 14 } as const;

/** What Plotly is to be started with, wherever a figure becomes interactive. */
export const plotlyConfig = {
  responsive: true,
  displaylogo: false,
  showSendToCloud: false,
  modeBarButtons: [["zoom2d", "pan2d", "resetScale2d", "toImage"]],
} as const;

/** The part of a Plotly layout that all figures share, in the light theme. */
export function layoutTemplate(): object {
  const { background, ink, muted, grid, axis, ...series } = palettes.light;
  const axisStyle = {
    gridcolor: grid,
    zerolinecolor: axis,
    zerolinewidth: 1.5,
    linecolor: axis,
    tickfont: { size: fontSizes.tick, color: muted },
    title: { font: { size: fontSizes.label, color: ink }, standoff: 8 },
    automargin: true,
    minorloglabels: "none",
  };
  return {
    layout: {
      paper_bgcolor: background,
      plot_bgcolor: background,
      colorway: seriesColours.map((name) => series[name]),
      font: { family: fontFamily, size: fontSizes.label, color: ink },
      title: {
        x: 0,
        xref: "container",
        y: 1,
        yref: "container",
        yanchor: "top",
        pad: titlePad,
        font: { size: fontSizes.title, color: ink },
      },
      xaxis: axisStyle,
      // Else the labels touch the line that stands where the axis begins.
      yaxis: { ...axisStyle, ticklabelstandoff: 4 },
      hoverlabel: {
        font: { family: fontFamily, size: fontSizes.label, color: ink },
        bgcolor: background,
        bordercolor: axis,
      },
      modebar: { bgcolor: background, color: muted, activecolor: ink },
    },
  };
}
