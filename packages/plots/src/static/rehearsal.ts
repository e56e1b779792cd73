import type { PlotlyFigure } from "./drawing.ts";
import { rasterise } from "./renderPng.ts";
import { renderSvg } from "./renderSvg.ts";

/** A larger one would take longer, and do little more for the next. */
const figure: PlotlyFigure = {
  data: [{ type: "scatter", mode: "lines", x: [0, 1], y: [0, 1] }],
  layout: { xaxis: { nticks: 2 }, yaxis: { visible: false } },
};

/**
 * Draws a small picture for nobody, so that V8 has compiled by the first real one what it compiles late.
 *
 * No step is begun once somebody has asked, for whom it would only be in the way.
 *
 * @returns whether it was drawn to the end.
 */
export async function rehearse(isAsked: () => boolean): Promise<boolean> {
  if (isAsked()) return false;
  const svg = await renderSvg(figure, { width: 240, height: 150 });
  if (isAsked()) return false;
  await rasterise(svg, 1);
  return true;
}
