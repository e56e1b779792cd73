const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: "\u00a0",
  amp: "&",
};
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A piece of a page as plain text: no tags, and of a formula what its MathML says, once: `g′(z)=a(1−a)`.
 *
 * Takes only what this package wrote or sanitized, where every tag is closed.
 */
export function textOfHtml(html: string): string {
  let text = "";
  let depth = 0;
  let hiddenFrom: number | undefined;
  const raised = html.replace(/<mn>([0-9])<\/mn><\/msup>/g, (_, digit) => SUPERSCRIPTS[Number(digit)]!);
  for (const [piece, slash, name] of raised.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>|[^<]+|</gi)) {
    if (name === undefined) {
      if (hiddenFrom === undefined) text += piece;
    } else if (name === "span" || name === "annotation") {
      depth += slash ? -1 : 1;
      if (slash && hiddenFrom !== undefined && depth < hiddenFrom) hiddenFrom = undefined;
      const isCopy = name === "annotation" || piece.startsWith('<span class="katex-html"');
      if (!slash && isCopy) hiddenFrom ??= depth;
    }
  }
  // MathML marks the application of a function with a letter that has no shape.
  return text
    .replaceAll("\u2061", "")
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, entity) => ENTITIES[entity]!);
}
