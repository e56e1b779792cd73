/** Lines shown at once; the rest is folded away. */
const LINES_SHOWN = 40;
const LINES_BEFORE_FOLD = 20;
/** Characters a page carries of one output; the whole of it is in the notebook. */
const LONGEST_TEXT = 200_000;

/**
 * A printed text that keeps the page readable: a long one is folded after its first lines, a huge one is cut, and says so.
 *
 * @param render turns a part of the text into HTML.
 */
export function renderLongText(text: string, kind: string, render: (text: string) => string): string {
  const shown = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const lines = shown.replace(/\n$/, "").split("\n");
  const print = (part: readonly string[]): string => `<pre class="${kind}">${render(part.join("\n"))}</pre>`;
  const cut =
    shown.length < text.length
      ? `<p class="cut">${formatCount(text.length - shown.length)} more characters are in the notebook.</p>`
      : "";
  if (lines.length <= LINES_SHOWN && shown.length <= LONGEST_TEXT / 10) return print(lines) + cut;

  const head = lines.slice(0, LINES_BEFORE_FOLD);
  const rest = lines.slice(LINES_BEFORE_FOLD);
  if (rest.length === 0)
    return `<details class="long"><summary>A long output</summary>${print(head)}${cut}</details>`;
  const count = rest.length === 1 ? "1 more line" : `${formatCount(rest.length)} more lines`;
  return `${print(head)}<details class="long"><summary>${count}</summary>${print(rest)}${cut}</details>`;
}

function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
