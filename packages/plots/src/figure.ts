import { roundNumber } from "./numberText.ts";
import { fontSizes, layoutTemplate, titlePad } from "./theme.ts";

/**
 * A Plotly figure as plain data: `JSON.stringify` loses nothing of it.
 *
 * `alt` says in a sentence what one sees; `layout.meta.alt` repeats it, so that it is not lost where
 * only `data` and `layout` are kept. As the last expression of a notebook cell a figure draws itself.
 */
export interface Figure {
  readonly data: readonly object[];
  readonly layout: object;
  readonly alt: string;
}

/** What every figure function takes besides what it draws. */
export interface FigureOptions {
  /** Instead of the title that the figure finds for itself. */
  readonly title?: string;
  /** Instead of the sentence that the figure finds for itself. */
  readonly alt?: string;
}

/** Deno's Jupyter kernel set this convention; kernels that follow it call the method for a last expression. */
const jupyterDisplay = Symbol.for("Jupyter.display");
const inspectInNode = Symbol.for("nodejs.util.inspect.custom");

const drawnByNotebooks = {
  async [jupyterDisplay](this: Figure): Promise<Record<string, unknown>> {
    const { toMimeBundle } = await import("./display.ts");
    return toMimeBundle(this);
  },
  [inspectInNode](this: Figure): string {
    return this.alt;
  },
};

const LONGEST_TITLE_LINE = 42;
const TITLE_LINE_HEIGHT = Math.ceil(fontSizes.title * 1.3);
export const FIGURE_HEIGHT = 380;
/** Space for the z axis, its labels and its title. */
export const MARGIN_BELOW = 48;

/** Titles are broken for the narrowest page, 360 px, since Plotly breaks none. */
function breakTitle(title: string): string[] {
  const words = title.replaceAll(" = ", "\u00a0=\u00a0").split(" ");
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && longer.length <= LONGEST_TITLE_LINE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Plotly hangs the first of several lines from its baseline, not from its capitals' tops. */
const CAPITAL_HEIGHT = 0.7;

function titleOf(lines: readonly string[]): object {
  const lowered = lines.length > 1 ? CAPITAL_HEIGHT * fontSizes.title : 0;
  return { text: lines.join("<br>"), pad: { ...titlePad, t: titlePad.t + lowered } };
}

/** From the title to what is below it. */
const BELOW_TITLE = 12;

/** What a title of so many lines takes of a figure's height. */
export function titleSpace(lines: number): number {
  return titlePad.t + lines * TITLE_LINE_HEIGHT;
}

/** Space above the plot for the title's lines. */
export function marginAbove(title: string): number {
  return titleSpace(breakTitle(title).length) + BELOW_TITLE;
}

/** Completes the parts of a figure: the shared theme, the title, numbers of six significant digits. */
export function createFigure(parts: {
  readonly data: readonly object[];
  readonly layout: object;
  readonly title: string;
  readonly alt: string;
}): Figure {
  const layout = {
    template: layoutTemplate(),
    title: titleOf(breakTitle(parts.title)),
    height: FIGURE_HEIGHT,
    autosize: true,
    // A finger that scrolls the page must not zoom; the mode bar can.
    dragmode: false,
    showlegend: false,
    ...parts.layout,
    meta: { alt: parts.alt },
  };
  const plain = roundAll({ data: parts.data, layout, alt: parts.alt });
  return Object.assign(Object.create(drawnByNotebooks), plain) as Figure;
}

function roundAll(node: unknown): unknown {
  if (typeof node === "number") return roundNumber(node);
  if (Array.isArray(node)) return node.map(roundAll);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, roundAll(value)]),
  );
}
