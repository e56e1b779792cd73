import type { PlotlyFigure } from "./drawing.ts";
import { fontFiles } from "./fonts.ts";
import { renderSvg, type StaticOptions } from "./renderSvg.ts";

/** How a figure is to be drawn in pixels. */
export interface PngOptions extends StaticOptions {
  /** Pixels of the picture for each CSS pixel: 2 by default, for sharp text on fine screens. */
  readonly scale?: number;
}

/**
 * The figure as a PNG, drawn without a browser. Throws as `renderSvg` does.
 *
 * @throws {RangeError} also for a `scale` that is not positive.
 */
export async function renderPng(figure: PlotlyFigure, options: PngOptions = {}): Promise<Uint8Array> {
  const { scale = 2, ...rest } = options;
  if (!(scale > 0 && Number.isFinite(scale))) {
    throw new RangeError(`renderPng: scale must be a positive number, but it is ${scale}.`);
  }
  const svg = await renderSvg(figure, rest);
  const { Resvg } = await import("@resvg/resvg-js");
  const { regular, bold, symbols } = fontFiles();
  const picture = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: [regular, bold, symbols],
      defaultFontFamily: "Arimo",
      sansSerifFamily: "Arimo",
    },
  }).render();
  return picture.asPng();
}
