import { isJsonObject, type JsonObject, type JsonValue, type MimeBundle } from "../notebook.ts";
import { PLOTLY_MIME } from "./mime/plotly.ts";

/** A Plotly figure as an output carries it. */
export interface PlotlyFigure {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
  readonly frames: readonly JsonValue[];
}

/** The figure in an output; `undefined` if there is none, or nothing that Plotly would take. */
export function readFigure(bundle: MimeBundle): PlotlyFigure | undefined {
  const figure = bundle[PLOTLY_MIME];
  if (!isJsonObject(figure) || !Array.isArray(figure.data)) return undefined;
  return {
    data: figure.data.filter(isJsonObject),
    layout: isJsonObject(figure.layout) ? figure.layout : {},
    frames: Array.isArray(figure.frames) ? figure.frames : [],
  };
}

/** A sentence that says what one sees: the figure's own, else the output's text, else the title. */
export function describeFigure({ layout }: PlotlyFigure, bundle: MimeBundle): string {
  const own = isJsonObject(layout.meta) ? layout.meta.alt : undefined;
  if (typeof own === "string") return own;
  const text = bundle["text/plain"];
  // Python's plotly puts the repr of its object there.
  if (typeof text === "string" && !/^\s*(Figure\(|<)/.test(text)) return text.trim();
  const title = isJsonObject(layout.title) ? layout.title.text : layout.title;
  return typeof title === "string" ? title.replace(/<[^>]*>/g, " ").trim() : "A figure";
}

/** The trace types that Plotly must know to draw these figures. */
export function listTraceTypes(figures: Iterable<PlotlyFigure>): string[] {
  const types = new Set<string>(["scatter"]);
  for (const { data } of figures) {
    for (const { type } of data) if (typeof type === "string") types.add(type);
  }
  return [...types].sort();
}
