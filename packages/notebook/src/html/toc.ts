import type { Heading } from "./headings.ts";

/** The sections of a page (its second and third level) as nested links; "" where a list would help nobody. */
export function renderToc(headings: readonly Heading[]): string {
  const listed = headings.filter(({ level }) => level === 2 || level === 3);
  if (listed.length < 2) return "";
  const items = listed.map(
    ({ level, id, html }) =>
      `<li class="level-${level}"><a href="#${id}">${removeAnnotations(html)}</a></li>`,
  );
  return [
    '<nav class="toc" aria-labelledby="contents-title"><details open>',
    '<summary id="contents-title">On this page</summary>',
    `<ol>${items.join("")}</ol>`,
    "</details></nav>",
  ].join("");
}

/** The MathML of a formula stands in the heading already; here its picture and its label are enough. */
function removeAnnotations(html: string): string {
  return html.replace(/<annotation\b[\s\S]*?<\/annotation>/g, "");
}
