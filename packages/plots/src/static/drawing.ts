import { createHash } from "node:crypto";
import { requireFinite } from "../arguments.ts";
import { applyTheme, type ThemeName } from "../palette.ts";
import { layoutTemplate } from "../theme.ts";
import type { SvgOptions } from "./options.ts";
import type { PlotlyBundle } from "./standInBrowser.ts";
import { bundleFor, prepareTrace, type Trace } from "./traces.ts";

/** A figure in Plotly's JSON, ours or found in any notebook. */
export interface PlotlyFigure {
  readonly data?: readonly object[];
  readonly layout?: object;
  readonly alt?: string;
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

/** @throws as `renderSvg` says. */
export function drawingOf(figure: PlotlyFigure, options: SvgOptions): Drawing {
  requireFigure(figure);
  const layout = (figure.layout ?? {}) as KnownLayout;
  const size = sizeOf(layout, options);
  const theme = options.theme ?? "light";
  if (!["light", "dark", "css"].includes(theme)) {
    throw new TypeError(
      `renderSvg: theme must be "light", "dark" or "css", but it is ${JSON.stringify(theme)}.`,
    );
  }
  const palette = theme === "css" ? "light" : theme;
  // A copy, since Plotly writes into what it is given.
  const plain = copyPlain({ data: figure.data ?? [], layout });
  const digest = createHash("sha256")
    .update(JSON.stringify([plain, size, theme]))
    .digest();
  const data = plain.data.map((trace, i) => prepareTrace(trace as Trace, i));
  return {
    bundle: bundleFor(data),
    data: applyTheme(data, palette),
    layout: applyTheme(
      { template: layoutTemplate(), ...withoutDownloads(plain.layout), ...size, autosize: false },
      palette,
    ),
    theme,
    seed: digest.readInt32LE(0),
    idPrefix: readPrefix(options.idPrefix ?? `f${digest.toString("hex", 4, 8)}-`),
    alt: options.alt ?? figure.alt ?? layout.meta?.alt ?? titleOf(layout) ?? "A figure.",
  };
}

function requireFigure(figure: unknown): asserts figure is PlotlyFigure {
  const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
  const { data = [], layout = {} } = (figure ?? {}) as { data?: unknown; layout?: unknown };
  if (!isObject(figure) || !Array.isArray(data) || !data.every(isObject) || !isObject(layout)) {
    throw new TypeError(
      "renderSvg: a figure must be an object with data (an array of traces, each an object) and layout (an object).",
    );
  }
}

export function copyPlain<Part>(part: Part): Part {
  try {
    return structuredClone(part);
  } catch (cause) {
    throw new TypeError(`renderSvg: a figure must be plain data: ${(cause as Error).message}`, { cause });
  }
}

/** A layout as far as it has to be known. */
interface KnownLayout {
  readonly width?: number;
  readonly height?: number;
  readonly meta?: { readonly alt?: string };
  readonly title?: string | { readonly text?: string };
  readonly images?: readonly { readonly source?: string }[];
}

function sizeOf(layout: KnownLayout, options: SvgOptions): { width: number; height: number } {
  const size = {
    width: options.width ?? layout.width ?? DEFAULT_SIZE.width,
    height: options.height ?? layout.height ?? DEFAULT_SIZE.height,
  };
  for (const [name, value] of Object.entries(size)) {
    requireFinite("renderSvg", name, value);
    if (value <= 0) {
      throw new RangeError(`renderSvg: ${name} must be more than 0 pixels, but it is ${value}.`);
    }
  }
  return size;
}

/** Pictures on other hosts are left out: nothing is fetched for drawing, nor by a page that holds the drawing. */
function withoutDownloads(layout: KnownLayout): KnownLayout {
  if (layout.images === undefined) return layout;
  return { ...layout, images: layout.images.filter(({ source }) => source?.startsWith("data:")) };
}

function readPrefix(prefix: string): string {
  if (/^[A-Za-z_][\w-]*$/.test(prefix)) return prefix;
  throw new TypeError(
    `renderSvg: idPrefix must begin with a letter and go on with letters, digits, - and _, but it is ${JSON.stringify(prefix)}.`,
  );
}

function titleOf({ title }: KnownLayout): string | undefined {
  const text = typeof title === "string" ? title : title?.text;
  return text?.replace(/<[^>]*>/g, " ");
}
