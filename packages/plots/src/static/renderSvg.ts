import type { ThemeName } from "../palette.ts";
import { drawingOf, type PlotlyFigure } from "./drawing.ts";
import { finishSvg } from "./finishSvg.ts";

/** How a figure is to be drawn as a picture. */
export interface StaticOptions {
  readonly theme?: ThemeName;
  /** In CSS pixels; the figure's own if it has one, else 720. */
  readonly width?: number;
  /** In CSS pixels; the figure's own if it has one, else 450. */
  readonly height?: number;
}

/** Options that only matter to SVG. */
export interface SvgOptions extends Omit<StaticOptions, "theme"> {
  /**
   * With "css" the colours are custom properties, as `cssPalette` declares them: one SVG for both themes
   * of a page.
   */
  readonly theme?: ThemeName | "css";
  /**
   * Begins every id in the SVG, so that several can stand in one page. By default a digest of figure and
   * options; give one where the same figure stands twice in a page.
   */
  readonly idPrefix?: string;
  /** What the picture shows, for those who do not see it; the figure's own by default. */
  readonly alt?: string;
}

/**
 * The figure as an SVG, drawn by Plotly without a browser: the same bytes for the same figure, in any process.
 *
 * Takes any figure in Plotly's JSON. The first call loads jsdom and Plotly (about 0.8 s).
 *
 * @throws {UnsupportedFigureError} for traces that need WebGL or a map server: use the picture that the
 * notebook has beside the JSON.
 * @throws {TypeError} for what is not a figure; {RangeError} for a size that is not positive.
 */
export async function renderSvg(figure: PlotlyFigure, options: SvgOptions = {}): Promise<string> {
  const drawing = drawingOf(figure, options);
  // Loaded late, as what only draws pictures must not slow the start of those who plot.
  const { openStandInBrowser } = await import("./standInBrowser.ts");
  const svg = await inTurn(async () => {
    const browser = await openStandInBrowser(drawing.bundle);
    browser.seedRandom(drawing.seed);
    const element = browser.document.createElement("div");
    browser.document.body.append(element);
    try {
      await browser.plotly.newPlot(element, drawing.data, drawing.layout, { staticPlot: true });
      return browser.plotly.Snapshot.toSVG(element, "svg", 1);
    } finally {
      browser.plotly.purge(element);
      element.remove();
    }
  });
  return finishSvg(svg, drawing);
}

let last: Promise<unknown> = Promise.resolve();

/** One drawing at a time: they share the window and its seeded random numbers. */
function inTurn<Result>(draw: () => Promise<Result>): Promise<Result> {
  const result = last.then(draw, draw);
  last = result.catch(() => undefined);
  return result;
}
