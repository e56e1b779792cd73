import type { PlotlyBundle } from "./standInBrowser.ts";

/** A figure that cannot be drawn without a browser. Callers can fall back to a picture made elsewhere. */
export class UnsupportedFigureError extends Error {
  override readonly name = "UnsupportedFigureError";
}

const basic = ["scatter", "bar", "pie"];
const cartesian = [
  "box",
  "contour",
  "heatmap",
  "histogram",
  "histogram2d",
  "histogram2dcontour",
  "image",
  "scatterternary",
  "violin",
];
const needWebGl = [
  ...["scatter3d", "surface", "mesh3d", "cone", "streamtube", "volume", "isosurface"],
  ...["scatterpolargl", "splom", "parcoords"],
];
const needDownloads = [
  ...["scattergeo", "choropleth", "scattermap", "choroplethmap", "densitymap"],
  ...["scattermapbox", "choroplethmapbox", "densitymapbox"],
];

/** A trace as far as it has to be known. */
export interface Trace {
  readonly type?: string;
  readonly line?: object;
  readonly source?: string;
}

/**
 * The trace as Plotly draws it the same each time, without a browser.
 *
 * @throws {UnsupportedFigureError} if it cannot.
 */
export function prepareTrace(trace: Trace, index: number): Trace {
  const type = trace.type ?? "scatter";
  const refuse = (need: string): never => {
    throw new UnsupportedFigureError(
      `renderSvg: a trace of type ${JSON.stringify(type)} needs ${need}, which only a browser has; use the picture that the notebook has beside the figure.`,
    );
  };
  if (needWebGl.includes(type)) refuse("WebGL");
  if (needDownloads.includes(type)) refuse("a map");
  if (type === "image" && trace.source !== undefined) refuse("a decoder of pictures");
  return {
    ...trace,
    // The same attributes, drawn as paths instead of by WebGL.
    type: type === "scattergl" ? "scatter" : type,
    ...{ uid: `trace${index}` },
    ...(type.startsWith("scatter") ? { line: { ...trace.line, simplify: false } } : {}),
  };
}

/** The smallest of Plotly's bundles that can draw the traces. */
export function bundleFor(data: readonly Trace[]): PlotlyBundle {
  const types = data.map(({ type }) => type ?? "scatter");
  if (types.every((type) => basic.includes(type))) return "basic";
  return types.every((type) => [...basic, ...cartesian].includes(type)) ? "cartesian" : "full";
}
