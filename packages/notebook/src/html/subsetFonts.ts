import subsetFont from "subset-font";

const ASCII = String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 32 + index));

/** What scripts may write into a page later on, and what the style sheets do. */
const LATER = {
  regular: `${ASCII}\u00a0−–—×·′‘’“”…`,
  bold: " 0123456789.-−+e",
  italic: " ",
  math: "",
  figure: `${ASCII}\u00a0−–×·′½²³`,
} as const;

/** What the pages' style uses; the fonts have small capitals and the like besides. */
const FEATURES = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "onum", "pnum", "tnum"];

/** KaTeX has a font for each alphabet, most of which no page asks for; those are left whole, for making them smaller takes time. */
const OFTEN_USED = /^(?:source-serif|arimo|KaTeX_(?:AMS|Main-(?:Regular|Bold|Italic)|Math-Italic|Size\d))/;

type Face = keyof typeof LATER;

/**
 * The fonts with no more glyphs than the pages show, which halves what a page weighs.
 *
 * @param fonts by the names of their files
 * @param pages as HTML
 */
export async function subsetFonts(
  fonts: ReadonlyMap<string, Uint8Array>,
  pages: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const shown = pages.map(findCharacters);
  const smaller = new Map<string, Uint8Array>();
  for (const [name, bytes] of fonts) {
    if (!OFTEN_USED.test(name)) {
      smaller.set(name, bytes);
      continue;
    }
    const face = faceOf(name);
    const characters = joinCharacters([LATER[face], ...shown.map((page) => page[face])]);
    smaller.set(name, await subset(bytes, characters, face));
  }
  return smaller;
}

function faceOf(name: string): Face {
  if (name.startsWith("KaTeX")) return "math";
  if (name.startsWith("arimo")) return "figure";
  if (name.includes("italic")) return "italic";
  return name.includes("600") ? "bold" : "regular";
}

/**
 * Hints for coarse screens are a third of KaTeX's fonts and of the figures'; the text face is as small with them. Figures were
 * measured glyph by glyph, so theirs are not kerned.
 */
function subset(bytes: Uint8Array, characters: string, face: Face): Promise<Uint8Array> {
  return subsetFont(Buffer.from(bytes), characters, {
    targetFormat: "woff2",
    noHinting: face === "math" || face === "figure",
    keepFeatures: face === "figure" ? [] : FEATURES,
  });
}

/** Sorted, so that the same characters give the same bytes, in whatever order they come. */
function joinCharacters(texts: readonly string[]): string {
  return [...new Set(texts.join(""))].sort().join("");
}

const BOLD = /^(?:h[1-6]|strong|b|th|dt|dd|figcaption)$/;
const ITALIC = /^(?:em|i|cite|dfn|var)$/;

/** The characters of a page by the face that shows them. MathML is for the ear: it has no font of ours. */
function findCharacters(html: string): Record<Face, string> {
  const found: Record<Face, string> = { regular: "", bold: "", italic: "", math: "", figure: "" };
  // What a figure will say when it is touched.
  for (const [, json] of html.matchAll(/<script type="application\/json">([^<]*)<\/script>/g))
    found.figure += json;
  const readable = html.replace(/<(script|style|math)\b[\s\S]*?<\/\1>/g, "");
  const open: { name: string; face: Face }[] = [];
  for (const [piece, slash, name = ""] of readable.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|<[^>]*>|[^<]+/g)) {
    const face = open.at(-1)?.face ?? "regular";
    if (!piece.startsWith("<")) found[face] += piece;
    else if (slash === "/") {
      const start = open.findLastIndex((element) => element.name === name);
      if (start >= 0) open.length = start;
    } else if (name !== "" && !VOID.test(name)) open.push({ name, face: chooseFace(name, piece, face) });
  }
  const text = (face: Face): string => found[face].replaceAll("&nbsp;", "\u00a0");
  return {
    regular: text("regular"),
    bold: text("bold"),
    italic: text("italic"),
    math: decode(found.math),
    figure: text("figure"),
  };
}

function chooseFace(name: string, tag: string, outer: Face): Face {
  if (outer === "math" || tag.includes('class="katex-html"')) return "math";
  if (outer === "figure" || tag.includes('class="plot-')) return "figure";
  if (BOLD.test(name) || tag.includes('class="brand"')) return "bold";
  return ITALIC.test(name) ? "italic" : outer;
}

const VOID = /^(?:area|base|br|col|hr|img|input|link|meta|wbr)$/;

const decode = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
