import { customProperty, palettes } from "../palette.ts";
import type { Drawing } from "./drawing.ts";

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Plotly's ids are unique to a window; ours are unique to a page, and named in the picture's own words. */
export function finishSvg(svg: string, { idPrefix, alt, theme }: Drawing): string {
  const coloured = theme === "css" ? nameColours(svg) : svg;
  return describeSvg(prefixIds(coloured, idPrefix), idPrefix, alt);
}

/** Colours of the palette become custom properties, with the light theme's colours where none are set. */
function nameColours(svg: string): string {
  const names = new Map(Object.entries(palettes.light).map(([name, hex]) => [hex, name]));
  const toHex = (channels: readonly string[]): string =>
    `#${channels.map((channel) => Number(channel).toString(16).padStart(2, "0")).join("")}`;
  return svg.replace(/\bstyle="[^"]*"/g, (style) =>
    style.replace(/rgb\((\d+), (\d+), (\d+)\)/g, (colour, ...channels: string[]) => {
      const name = names.get(toHex(channels.slice(0, 3)));
      return name === undefined ? colour : `var(${customProperty(name)}, ${colour})`;
    }),
  );
}

function prefixIds(svg: string, prefix: string): string {
  return (
    svg
      .replace(/\sid="([^"]*)"/g, (_, id: string) => ` id="${prefix}${id}"`)
      // Unquoted, since resvg reads no other references.
      .replace(/url\((?:'|"|&quot;)?#([^'")&]*)(?:'|"|&quot;)?\)/g, (_, id: string) => `url(#${prefix}${id})`)
      .replace(/(\s(?:xlink:)?href=")#/g, (start) => `${start}${prefix}`)
  );
}

/** For readers of the page's structure: one picture with a description, and nothing inside to step through. */
function describeSvg(svg: string, prefix: string, alt: string): string {
  const text = escapeXml(alt);
  return svg.replace(
    /^<svg([^>]*)>/,
    (_, attributes: string) =>
      `<svg${attributes} role="img" aria-labelledby="${prefix}alt"><title id="${prefix}alt">${text}</title>`,
  );
}
