import { createRequire } from "node:module";
import type { DOMWindow } from "jsdom";
import { svgPathProperties } from "svg-path-properties";
import type { Box } from "./box.ts";
import { transformBox } from "./box.ts";
import { openContext, toDataUrl } from "./canvas.ts";
import { openTextMeasure, type TextMeasure } from "./fonts.ts";
import { compileKept } from "./keptScript.ts";
import { measureElement, transformToPage } from "./measureElement.ts";

/** The part of Plotly that static pictures use. */
interface Plotly {
  newPlot(element: Element, data: readonly object[], layout: object, config: object): Promise<unknown>;
  purge(element: Element): void;
  readonly Snapshot: { toSVG(element: Element, format: "svg", scale: number): string };
}

/** A window without a screen, in which Plotly draws. */
export interface StandInBrowser {
  readonly document: Document;
  readonly plotly: Plotly;
  /** Restarts the window's `Math.random` from a seed; that of the process is another. */
  seedRandom(seed: number): void;
  /** Keeps what is compiled of Plotly by now for later processes, once. */
  keepCode(): void;
  isCodeKept(): boolean;
}

/** Plotly's bundles, in order of size, by what they can draw. */
export type PlotlyBundle = "basic" | "cartesian" | "full";

const require = createRequire(import.meta.url);

function fileOf(bundle: PlotlyBundle): string {
  switch (bundle) {
    case "basic":
      return require.resolve("plotly.js/dist/plotly-basic.min.js");
    case "cartesian":
      return require.resolve("plotly.js/dist/plotly-cartesian.min.js");
    case "full":
      return require.resolve("plotly.js/dist/plotly.min.js");
  }
}

const opened = new Map<PlotlyBundle, Promise<StandInBrowser>>();

/**
 * The stand-in browser for a bundle, opened once a process.
 *
 * jsdom has no layout: text and paths are measured here, with real font metrics. Plotly runs in the
 * window's own realm, so that no global of the process changes.
 */
export function openStandInBrowser(bundle: PlotlyBundle): Promise<StandInBrowser> {
  const known = opened.get(bundle);
  if (known !== undefined) return known;
  const opening = open(bundle);
  opened.set(bundle, opening);
  return opening;
}

async function open(bundle: PlotlyBundle): Promise<StandInBrowser> {
  const [{ JSDOM, VirtualConsole }, { encode }, measure] = await Promise.all([
    import("jsdom"),
    import("fast-png"),
    openTextMeasure(),
  ]);
  const dom = new JSDOM("<!doctype html><body></body>", {
    runScripts: "outside-only",
    virtualConsole: new VirtualConsole(),
  });
  const { window } = dom;
  installMeasuring(window, measure);
  installCanvas(window, encode);
  window.URL.createObjectURL ??= () => "blob:none";
  const { script, keep, isKept } = compileKept(fileOf(bundle));
  script.runInContext(dom.getInternalVMContext());
  return {
    document: window.document,
    plotly: (window as unknown as { Plotly: Plotly }).Plotly,
    seedRandom(seed) {
      (window as unknown as { Math: Math }).Math.random = randomFrom(seed);
    },
    keepCode: keep,
    isCodeKept: isKept,
  };
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

function toRectangle(box: Box | undefined): object {
  const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
}

function installMeasuring(window: DOMWindow, measure: TextMeasure): void {
  const prototype = window.SVGElement.prototype;
  const path = (element: Element): InstanceType<typeof svgPathProperties> =>
    new svgPathProperties(element.getAttribute("d") ?? "");
  define(prototype, "getBBox", function (this: Element) {
    return toRectangle(measureElement(this, measure));
  });
  define(prototype, "getBoundingClientRect", function (this: Element) {
    const box = measureElement(this, measure);
    return toRectangle(box && transformBox(transformToPage(this), box));
  });
  define(prototype, "getComputedTextLength", function (this: Element) {
    const box = measureElement(this, measure);
    return box === undefined ? 0 : box.right - box.left;
  });
  define(prototype, "getTotalLength", function (this: Element) {
    return path(this).getTotalLength();
  });
  define(prototype, "getPointAtLength", function (this: Element, length: number) {
    return path(this).getPointAtLength(length);
  });
}

function installCanvas(window: DOMWindow, encode: Parameters<typeof toDataUrl>[1]): void {
  const prototype = window.HTMLCanvasElement.prototype;
  define(prototype, "getContext", function (this: HTMLCanvasElement, kind: string) {
    return kind === "2d" ? openContext(this) : null;
  });
  define(prototype, "toDataURL", function (this: HTMLCanvasElement) {
    return toDataUrl(this, encode);
  });
}

/**
 * Mulberry32, a generator of 32 bits of state: enough for Plotly's identifiers.
 *
 * @see Tommy Ettinger (2017), public domain.
 */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
