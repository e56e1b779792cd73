import { createHash } from "node:crypto";
import { requireFinite } from "../arguments.ts";
import { applyTheme, type ThemeName } from "../palette.ts";
import { layoutTemplate } from "../theme.ts";
import type { SvgOptions } from "./renderSvg.ts";
import type { PlotlyBundle } from "./standInBrowser.ts";

/** A figure in Plotly's JSON, ours or found in any notebook. */
export interface PlotlyFigure {
  readonly data?: readonly object[];
  readonly layout?: object;
  readonly alt?: string;
}

/** A figure that cannot be drawn without a browser. Callers can fall back to a picture made elsewhere. */
export class UnsupportedFigureError extends Error {
  override readonly name = "UnsupportedFigureError";
}

/** All that is needed to draw a figure once. */
export interface Drawing {
  readonly bundle: PlotlyBundle;
  readonly data: readonly object[];
  readonly layout: object;
  readonly seed: number;
  readonly idPrefix: string;
  readonly alt: string;
  readonly theme: ThemeName | "css";
}

const DEFAULT_SIZE = { width: 720, height: 450 };

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
/** Drawn by WebGL, or on a map or outlines that Plotly fetches. */
const needBrowser =
  /^(scatter3d|surface|mesh3d|cone|streamtube|volume|isosurface|scatterpolargl|splom|parcoords|scattergeo|choropleth)$|map$|mapbox$/;

/** @throws as `renderSvg` says. */
export function drawingOf(figure: PlotlyFigure, options: SvgOptions): Drawing {
  const given = figure as PlotlyFigure | null | undefined;
  if (!Array.isArray(given?.data ?? []) || typeof (given?.layout ?? {}) !== "object" || given == null) {
    throw new TypeError(
      "renderSvg: a figure must be an object with data (an array of traces) and layout (an object).",
    );
  }
  const layout = (given.layout ?? {}) as SizedLayout;
  const size = {
    width: options.width ?? layout.width ?? DEFAULT_SIZE.width,
    height: options.height ?? layout.height ?? DEFAULT_SIZE.height,
  };
  for (const [name, value] of Object.entries(size)) {
    requireFinite("renderSvg", name, value);
    if (value <= 0)
      throw new RangeError(`renderSvg: ${name} must be more than 0 pixels, but it is ${value}.`);
  }
  const theme = options.theme ?? "light";
  if (!["light", "dark", "css"].includes(theme)) {
    throw new TypeError(
      `renderSvg: theme must be "light", "dark" or "css", but it is ${JSON.stringify(theme)}.`,
    );
  }
  const palette = theme === "css" ? "light" : theme;
  // A copy, since Plotly writes into what it is given.
  const plain = structuredClone({ data: given.data ?? [], layout });
  const digest = createHash("sha256")
    .update(JSON.stringify([plain, size, theme]))
    .digest();
  const data = plain.data.map((trace, i) => prepareTrace(trace as Trace, i));
  return {
    bundle: bundleFor(data),
    data: applyTheme(data, palette),
    layout: applyTheme({ template: layoutTemplate(), ...plain.layout, ...size, autosize: false }, palette),
    theme,
    seed: digest.readInt32LE(0),
    idPrefix: options.idPrefix ?? `f${digest.toString("hex", 4, 8)}-`,
    alt: options.alt ?? given.alt ?? layout.meta?.alt ?? titleOf(layout) ?? "A figure.",
  };
}

interface SizedLayout {
  readonly width?: number;
  readonly height?: number;
  readonly meta?: { readonly alt?: string };
  readonly title?: string | { readonly text?: string };
}

interface Trace {
  readonly type?: string;
  readonly line?: object;
}

function titleOf({ title }: SizedLayout): string | undefined {
  const text = typeof title === "string" ? title : title?.text;
  return text?.replace(/<[^>]*>/g, " ");
}

function prepareTrace(trace: Trace, index: number): Trace {
  const type = trace.type ?? "scatter";
  if (needBrowser.test(type)) {
    throw new UnsupportedFigureError(
      `renderSvg: a trace of type ${JSON.stringify(type)} can only be drawn by a browser with WebGL or a map; use the picture beside the figure instead.`,
    );
  }
  return {
    ...trace,
    // The same attributes, drawn as paths instead of by WebGL.
    type: type === "scattergl" ? "scatter" : type,
    ...{ uid: `trace${index}` },
    ...(type.startsWith("scatter") ? { line: { ...trace.line, simplify: false } } : {}),
  };
}

function bundleFor(data: readonly Trace[]): PlotlyBundle {
  const types = data.map(({ type }) => type ?? "scatter");
  if (types.every((type) => basic.includes(type))) return "basic";
  return types.every((type) => [...basic, ...cartesian].includes(type)) ? "cartesian" : "full";
}
