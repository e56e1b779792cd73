import type { Drawing } from "./drawing.ts";

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Plotly's ids are unique to a window; ours are unique to a page, and named in the picture's own words. */
export function finishSvg(svg: string, { idPrefix, alt }: Drawing): string {
  return describeSvg(prefixIds(svg, idPrefix), idPrefix, alt);
}

function prefixIds(svg: string, prefix: string): string {
  return svg
    .replace(/\sid="([^"]*)"/g, (_, id: string) => ` id="${prefix}${id}"`)
    .replace(/url\((['"]?|&quot;)#/g, (start) => `${start}${prefix}`)
    .replace(/(\s(?:xlink:)?href=")#/g, (start) => `${start}${prefix}`);
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
