import { svgPathProperties } from "svg-path-properties";
import {
  compose,
  fromDefinition,
  fromTransformAttribute,
  identity,
  type Matrix,
} from "transformation-matrix";
import { type Box, boxAround, transformBox, unite } from "./box.ts";
import type { TextMeasure } from "./fonts.ts";
import { measureText } from "./measureText.ts";

const numberOf = (element: Element, attribute: string): number =>
  Number.parseFloat(element.getAttribute(attribute) ?? "") || 0;

/** An element's own transform. What no browser could read counts as none, as it does there. */
function transformOf(element: Element): Matrix {
  const attribute = element.getAttribute("transform");
  if (attribute === null || attribute.trim() === "") return identity();
  try {
    return compose(fromDefinition(fromTransformAttribute(attribute)));
  } catch {
    return identity();
  }
}

/** From an element's own coordinates to those of the outermost svg. */
export function transformToPage(element: Element): Matrix {
  let matrix = identity();
  for (
    let current: Element | null = element;
    current?.namespaceURI === element.namespaceURI;
    current = current.parentElement
  ) {
    matrix = compose(transformOf(current), matrix);
  }
  return matrix;
}

/** The bounding box of an SVG element in its own coordinates, as `getBBox` gives it; none if it draws nothing. */
export function measureElement(element: Element, measure: TextMeasure): Box | undefined {
  switch (element.localName) {
    case "text":
      return measureText(element, measure);
    case "rect":
    case "image": {
      const left = numberOf(element, "x");
      const top = numberOf(element, "y");
      return {
        left,
        top,
        right: left + numberOf(element, "width"),
        bottom: top + numberOf(element, "height"),
      };
    }
    case "circle": {
      const [x, y, r] = [numberOf(element, "cx"), numberOf(element, "cy"), numberOf(element, "r")];
      return { left: x - r, top: y - r, right: x + r, bottom: y + r };
    }
    case "path":
      return measurePath(element.getAttribute("d") ?? "");
    case "defs":
    case "clipPath":
    case "title":
    case "desc":
    case "tspan":
      return undefined;
    default:
      return [...element.children]
        .filter((child) => (child as SVGElement).style?.display !== "none")
        .map((child) => {
          const box = measureElement(child, measure);
          return box && transformBox(transformOf(child), box);
        })
        .reduce(unite, undefined);
  }
}

/** Points along a curved segment that its box is taken around. */
const CURVE_SAMPLES = 16;

function measurePath(d: string): Box | undefined {
  if (d.trim() === "") return undefined;
  const points = new svgPathProperties(d).getParts().flatMap((part) => {
    const isStraight = ["L", "H", "V", "Z"].includes(part.details[0]);
    if (isStraight) return [part.start, part.end];
    return Array.from({ length: CURVE_SAMPLES + 1 }, (_, i) =>
      part.getPointAtLength((part.length * i) / CURVE_SAMPLES),
    );
  });
  return boxAround(points);
}
