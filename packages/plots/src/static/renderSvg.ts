import { drawingOf, type PlotlyFigure } from "./drawing.ts";
import { finishSvg } from "./finishSvg.ts";
import type { SvgOptions } from "./options.ts";
import { UnsupportedFigureError } from "./traces.ts";

/**
 * The figure as an SVG, drawn by Plotly without a browser: the same bytes for the same figure, in any process.
 *
 * Takes any figure in Plotly's JSON. The first call loads jsdom and Plotly (about 0.8 s).
 *
 * @throws {UnsupportedFigureError} for traces that need WebGL or a map, and for whatever else Plotly cannot
 * draw here: use the picture that the notebook has beside the JSON.
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
      const drawn = browser.plotly.newPlot(element, drawing.data, drawing.layout, { staticPlot: true });
      await withinDeadline(drawn);
      removeInvisibleText(element);
      // Only now: what is compiled as late as Plotly draws is kept too.
      browser.keepCode();
      return browser.plotly.Snapshot.toSVG(element, "svg", 1);
    } catch (cause) {
      if (cause instanceof UnsupportedFigureError) throw cause;
      throw new UnsupportedFigureError(
        `renderSvg: Plotly cannot draw this figure without a browser: ${(cause as Error).message}`,
        { cause },
      );
    } finally {
      browser.plotly.purge(element);
      element.remove();
    }
  });
  return finishSvg(svg, drawing);
}

/** Text that no one sees would still be found by a search and read aloud. */
function removeInvisibleText(element: Element): void {
  for (const text of element.querySelectorAll<SVGElement>("text")) {
    if (text.style.getPropertyValue("fill-opacity") === "0") text.remove();
  }
}

const DEADLINE_MS = 30_000;

/** Plotly waits for ever where something would have to be loaded: a caller must not. */
async function withinDeadline(drawn: Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new UnsupportedFigureError(`renderSvg: Plotly did not finish within ${DEADLINE_MS / 1000} s.`));
  }, DEADLINE_MS);
  try {
    await Promise.race([drawn, late]);
  } finally {
    clearTimeout(timer);
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One drawing at a time: they share the window and its seeded random numbers. */
function inTurn<Result>(draw: () => Promise<Result>): Promise<Result> {
  const result = last.then(draw, draw);
  last = result.catch(() => undefined);
  return result;
}
