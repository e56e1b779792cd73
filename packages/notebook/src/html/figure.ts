import { liftTitle } from "@slope/plots";
import { isJsonObject, type JsonObject, type MimeBundle } from "../notebook.ts";
import { escapeHtml, formatScriptJson } from "./escape.ts";
import type { PlotlyFigure } from "./plotlyFigure.ts";
import { shrinkSvg } from "./shrinkSvg.ts";

/**
 * Draws a Plotly figure as an SVG of the given size in CSS pixels, its
 * colours as the CSS variables of `@slope/plots`; ids in it begin with `idPrefix`.
 */
export type DrawFigure = (
  figure: { readonly data: readonly object[]; readonly layout: object },
  options: { readonly width: number; readonly height: number; readonly idPrefix: string },
) => string | Promise<string>;

/**
 * Widths a figure is drawn at: a column of text, and a phone of 360 px. Text in it has the same size in both; one picture made to
 * fit would be too small to read on the phone.
 */
const WIDTHS = { wide: 680, narrow: 328 } as const;
const DEFAULT_HEIGHT = 400;

/**
 * A figure that is there without JavaScript, and that Plotly makes interactive where it is touched.
 *
 * The still picture and the live one share a frame of fixed proportions, so nothing on the page moves.
 *
 * @param id unique on the page; ids inside the picture begin with it.
 */
export async function renderFigure(
  original: PlotlyFigure,
  { id, alt, bundle, draw }: { id: string; alt: string; bundle: MimeBundle; draw: DrawFigure },
): Promise<string> {
  const lifted = liftTitle(original.layout);
  const figure = { ...original, layout: lifted?.layout ?? original.layout };
  const { sliders, ...still } = figure.layout;
  const height = typeof still.height === "number" ? still.height : DEFAULT_HEIGHT;
  const pictures = await drawPictures({ ...figure, layout: still }, height, id, draw);
  const picture = pictures?.html ?? renderFallback(bundle);
  const active = Array.isArray(sliders) ? sliders.filter(isJsonObject) : [];
  const place = pictures?.themed && active.length === 1 ? "inside" : "below";
  const frame = [
    `<div class="plot-still" role="img" aria-label="${escapeHtml(alt)}">${picture}</div>`,
    '<div class="plot-live"></div>',
  ];
  const controls = active.map((slider, index) => renderSlider(slider, index, place, figure.layout)).join("");
  if (place === "inside") frame.push(controls);
  const sizes = Object.entries(WIDTHS).map(([name, width]) => `--${name}:${width}/${height}`);
  return [
    `<figure class="plot${pictures?.themed ? "" : " foreign"}" style="${sizes.join(";")}">`,
    lifted === undefined ? "" : `<figcaption>${escapeHtml(lifted.title)}</figcaption>`,
    `<div class="plot-frame">${frame.join("")}</div>`,
    place === "below" ? controls : "",
    '<button type="button" class="plot-explore">Explore this figure</button>',
    `<script type="application/json">${formatScriptJson(roundFigure(figure))}</script>`,
    "</figure>",
  ].join("");
}

async function drawPictures(
  figure: PlotlyFigure,
  height: number,
  id: string,
  draw: DrawFigure,
): Promise<{ html: string; themed: boolean } | undefined> {
  const html: string[] = [];
  let themed = false;
  for (const [name, width] of Object.entries(WIDTHS)) {
    let svg: string;
    try {
      svg = await draw(
        { data: figure.data, layout: figure.layout },
        { width, height, idPrefix: `${id}-${name}-` },
      );
    } catch {
      // A trace that needs WebGL or a map cannot be drawn without a browser; the output has a PNG for that.
      return undefined;
    }
    // Another template's colours would stay as they are, and not go together with those that change.
    themed = figure.layout.template !== undefined && svg.includes("var(--slope-ink");
    html.push(`<div class="${name}" aria-hidden="true">${shrinkSvg(svg)}</div>`);
  }
  return { html: html.join(""), themed };
}

function renderFallback(bundle: MimeBundle): string {
  const png = bundle["image/png"];
  if (typeof png === "string")
    return `<img src="data:image/png;base64,${escapeHtml(png.replace(/\s+/g, ""))}" alt="">`;
  return '<p class="plot-missing">This figure can be drawn only by a browser with JavaScript.</p>';
}

/** The page's own slider, which keyboard and touch can move, in place of the one that Plotly would draw. */
function renderSlider(slider: JsonObject, index: number, place: string, layout: JsonObject): string {
  const steps = Array.isArray(slider.steps) ? slider.steps.filter(isJsonObject) : [];
  const current = isJsonObject(slider.currentvalue) ? slider.currentvalue : {};
  const prefix = typeof current.prefix === "string" ? current.prefix : "";
  const active = typeof slider.active === "number" ? slider.active : 0;
  const label = `${prefix}${String(steps[active]?.label ?? active)}`;
  const margin = isJsonObject(layout.margin) ? layout.margin : {};
  const inset =
    place === "inside" ? ` style="--left:${Number(margin.l ?? 0)};--right:${Number(margin.r ?? 0)}"` : "";
  return (
    `<div class="plot-slider ${place}"${inset}><output>${escapeHtml(label)}</output>` +
    `<input type="range" min="0" max="${Math.max(steps.length - 1, 0)}" value="${active}" data-slider="${index}" ` +
    `aria-label="${escapeHtml(prefix.replace(/[:=\s]+$/, "") || "Slider")}" aria-valuetext="${escapeHtml(label)}"></div>`
  );
}

/** Six significant digits are more than a screen can show, and halve the page; whole numbers may be names or dates. */
function roundFigure<Part>(part: Part): Part {
  const round = (_: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
  return JSON.parse(JSON.stringify(part, round));
}
