import { readSetup } from "./plotSetup.ts";
import { currentTheme } from "./theme.ts";

/**
 * A figure in the page's theme: the light palette's colours become what the style sheet says now.
 */
export function recolourFigure<Part>(part: Part): Part {
  if (currentTheme() === "light") return part;
  const { colours } = readSetup();
  const style = getComputedStyle(document.documentElement);
  const recolour = (node: unknown): unknown => {
    if (typeof node === "string") {
      return node.replace(/#[0-9a-f]{6}\b/gi, (colour) => {
        const name = colours[colour.toLowerCase()];
        return name === undefined ? colour : style.getPropertyValue(`--slope-${name}`).trim();
      });
    }
    if (Array.isArray(node)) return node.map(recolour);
    if (node === null || typeof node !== "object") return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, recolour(value)]));
  };
  return recolour(part) as Part;
}
