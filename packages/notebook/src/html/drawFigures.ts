import type { Notebook } from "../notebook.ts";
import { type DrawFigure, renderFigure } from "./figure.ts";
import { PLOTLY_MIME } from "./mime/plotly.ts";
import { describeFigure, listTraceTypes, type PlotlyFigure, readFigure } from "./plotlyFigure.ts";

/** A notebook's figures as HTML, by the JSON that they were made from, and what Plotly needs to bring them to life. */
export interface DrawnFigures {
  readonly html: ReadonlyMap<unknown, string>;
  readonly traceTypes: readonly string[];
}

/** Draws every Plotly figure of a notebook. The drawing is the one slow part of a page, so it comes first. */
export async function drawFigures(notebook: Notebook, draw: DrawFigure): Promise<DrawnFigures> {
  const html = new Map<unknown, string>();
  const figures: PlotlyFigure[] = [];
  for (const { outputs } of notebook.cells) {
    for (const output of outputs) {
      if (output.output_type !== "display_data" && output.output_type !== "execute_result") continue;
      const figure = readFigure(output.data);
      if (figure === undefined) continue;
      figures.push(figure);
      const alt = describeFigure(figure, output.data);
      const id = `figure-${figures.length}`;
      html.set(output.data[PLOTLY_MIME], await renderFigure(figure, { id, alt, bundle: output.data, draw }));
    }
  }
  return { html, traceTypes: figures.length === 0 ? [] : listTraceTypes(figures) };
}
