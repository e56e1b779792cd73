import type { PlotlyFigure } from "./drawing.ts";
import { fontFiles } from "./fonts.ts";
import type { StaticOptions } from "./options.ts";
import { renderSvg } from "./renderSvg.ts";

/** How a figure is to be drawn in pixels. */
export interface PngOptions extends StaticOptions {
  /** Pixels of the picture for each CSS pixel: 2 by default, for sharp text on fine screens. */
  readonly scale?: number;
}

/** A palette halves the bytes; with this many no step is seen in an antialiased edge. */
const COLOURS = 64;
/** As many as a palette can hold, for pictures with continuous colours. */
const MOST_COLOURS = 256;

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
  return rasterise(await renderSvg(figure, rest), scale);
}

/** The SVG of a figure as a PNG. */
export async function rasterise(svg: string, scale: number): Promise<Uint8Array> {
  const [{ Resvg }, { encodeIndexedPng }] = await Promise.all([
    import("@resvg/resvg-js"),
    import("./indexedPng.ts"),
  ]);
  const { regular, bold, symbols } = fontFiles();
  // The older name is the one that resvg knows for keeping a heat map's cells sharp.
  const picture = new Resvg(svg.replaceAll("image-rendering: pixelated", "image-rendering: optimizeSpeed"), {
    fitTo: { mode: "zoom", value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: [regular, bold, symbols],
      defaultFontFamily: "Arimo",
      sansSerifFamily: "Arimo",
    },
  }).render();
  const { width, height, pixels } = picture;
  const colours = /<image|<linearGradient/.test(svg) ? MOST_COLOURS : COLOURS;
  return encodeIndexedPng({ width, height, data: Uint8Array.from(pixels) }, colours);
}
