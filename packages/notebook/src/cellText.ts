import { isActiveIn } from "./active.ts";
import { isCellMarker } from "./cellHeader.ts";
import type { Cell } from "./notebook.ts";

/** Lines of a cell's source ↔ its lines in NAME.nb.ts, one to one, so that line numbers can be carried over. */
type Stated = Pick<Cell, "type" | "tags" | "metadata">;

export function isCommented(cell: Stated): boolean {
  if (cell.type === "markdown") return true;
  if (cell.type === "code") return !isActiveIn("ts", cell);
  return isActiveIn("ipynb", cell) || !isActiveIn("ts", cell);
}

export function encodeLines(cell: Stated, lines: readonly string[]): string[] {
  const toText = isCommented(cell) ? (line: string) => (line === "" ? "//" : `// ${line}`) : commentMagic;
  return lines.map((line) => escapeMarker(toText(line)));
}

export function decodeLines(cell: Stated, lines: readonly string[]): string[] {
  const fromText = isCommented(cell) ? uncomment : uncommentMagic;
  return lines.map((line) => fromText(unescapeMarker(line)));
}

const COULD_BE_MARKER = /^(\s*\/\/\s*)(\\*)(%%.*|<codecell>.*|In\[.*)$/s;

/** `// %% text` inside a cell would begin a new one: it is written `// \%% text`. */
function escapeMarker(line: string): string {
  return isMarkerBehindBackslashes(line) ? line.replace(COULD_BE_MARKER, "$1\\$2$3") : line;
}

function unescapeMarker(line: string): string {
  const [, before, backslashes, rest] = COULD_BE_MARKER.exec(line) ?? [];
  if (!backslashes || !isMarkerBehindBackslashes(line)) return line;
  return `${before}${backslashes.slice(1)}${rest}`;
}

function isMarkerBehindBackslashes(line: string): boolean {
  return isCellMarker(line.replace(COULD_BE_MARKER, "$1$3"));
}

export function uncomment(line: string): string {
  if (line.startsWith("// ")) return line.slice(3);
  return line.startsWith("//") ? line.slice(2) : line;
}

/** A line such as `%time` or `%%html`, for a kernel that knows it, is no TypeScript: Jupytext comments it out. */
const MAGIC = /^\s*(?:\/\/ |\/\/)*%{1,3}[a-zA-Z](?!.*\/\/\s*noescape)/;

function commentMagic(line: string): string {
  return MAGIC.test(line) ? line.replace(/^\s*/, "$&// ") : line;
}

function uncommentMagic(line: string): string {
  return MAGIC.test(line) ? line.replace(/^(\s*)\/\/ ?/, "$1") : line;
}

/** Markdown's ``` and ~~~ blocks may hold lines that look like markers (a mermaid comment is `%% text`). */
export class FenceReader {
  #fence: { mark: string; length: number } | undefined;

  /** Whether this line, the first of `rest`, is inside a block that is closed before the comment ends. */
  isInside(rest: readonly string[]): boolean {
    const line = uncomment(rest[0] ?? "");
    if (this.#fence !== undefined) {
      if (closes(line, this.#fence)) this.#fence = undefined;
      return true;
    }
    const [, marks = "", info = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (marks === "" || (marks.startsWith("`") && info.includes("`"))) return false;
    const fence = { mark: marks.charAt(0), length: marks.length };
    const end = rest.findIndex((later, index) => index > 0 && !later.startsWith("//"));
    const comment = rest.slice(1, end < 0 ? undefined : end);
    if (comment.some((later) => closes(uncomment(later), fence))) this.#fence = fence;
    return this.#fence !== undefined;
  }
}

function closes(line: string, fence: { mark: string; length: number }): boolean {
  const [, marks = ""] = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line) ?? [];
  return marks.startsWith(fence.mark) && marks.length >= fence.length;
}
