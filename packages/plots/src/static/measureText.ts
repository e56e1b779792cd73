import type { Box } from "./box.ts";
import type { TextMeasure } from "./fonts.ts";

const DEFAULT_FONT_SIZE = 12;

/** A style property of an element or of the nearest ancestor that sets it, as styles or as attributes. */
function inherited(element: Element, property: string): string | undefined {
  for (let current: Element | null = element; current !== null; current = current.parentElement) {
    const own = (current as SVGElement).style?.getPropertyValue(property) || current.getAttribute(property);
    if (own) return own;
  }
  return undefined;
}

/** In pixels; a percentage, as Plotly gives to superscripts, is of the size around it. */
function fontSizeOf(element: Element): number {
  const own =
    (element as SVGElement).style?.getPropertyValue("font-size") || element.getAttribute("font-size");
  const around = (): number =>
    element.parentElement === null ? DEFAULT_FONT_SIZE : fontSizeOf(element.parentElement);
  if (!own) return around();
  const size = Number.parseFloat(own) || DEFAULT_FONT_SIZE;
  return own.trim().endsWith("%") ? (around() * size) / 100 : size;
}

const isBold = (element: Element): boolean => /bold|[6-9]00/.test(inherited(element, "font-weight") ?? "");

/** A line of text: its width, and where its anchor stands. */
interface TextLine {
  readonly width: number;
  readonly x: number;
  readonly baseline: number;
}

/** The bounding box of a `<text>` whose lines, if there are several, are Plotly's `<tspan class="line">`. */
export function measureText(text: Element, measure: TextMeasure): Box | undefined {
  const size = fontSizeOf(text);
  const anchor = inherited(text, "text-anchor");
  const before = anchor === "middle" ? 0.5 : anchor === "end" ? 1 : 0;
  const lines = linesOf(text, size, measure).filter(({ width }) => width > 0);
  if (lines.length === 0) return undefined;
  return {
    left: Math.min(...lines.map(({ x, width }) => x - before * width)),
    top: Math.min(...lines.map(({ baseline }) => baseline - measure.ascent * size)),
    right: Math.max(...lines.map(({ x, width }) => x + (1 - before) * width)),
    bottom: Math.max(...lines.map(({ baseline }) => baseline + measure.descent * size)),
  };
}

function linesOf(text: Element, size: number, measure: TextMeasure): TextLine[] {
  const coordinate = (element: Element, name: "x" | "y"): number | undefined => {
    const value = Number.parseFloat(element.getAttribute(name) ?? "");
    return Number.isNaN(value) ? undefined : value;
  };
  const x = coordinate(text, "x") ?? 0;
  const y = coordinate(text, "y") ?? 0;
  const spans = [...text.children].filter((child) => child.classList.contains("line"));
  if (spans.length === 0) return [{ width: widthOf(text, measure), x, baseline: y }];
  return spans.map((span) => {
    const dy = span.getAttribute("dy") ?? "0";
    const shift = (Number.parseFloat(dy) || 0) * (dy.endsWith("em") ? size : 1);
    return {
      width: widthOf(span, measure),
      x: coordinate(span, "x") ?? x,
      baseline: (coordinate(span, "y") ?? y) + shift,
    };
  });
}

/** Text nodes are told by `nodeType`, since the DOM's globals belong to the stand-in window. */
const TEXT_NODE = 3;

function widthOf(element: Element, measure: TextMeasure): number {
  return [...element.childNodes]
    .map((node) =>
      node.nodeType === TEXT_NODE
        ? measure.widthOf(node.textContent ?? "", fontSizeOf(element), isBold(element))
        : widthOf(node as Element, measure),
    )
    .reduce((sum, width) => sum + width, 0);
}
