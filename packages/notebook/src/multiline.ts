import { isJsonObject, type JsonValue, type MimeBundle } from "./notebook.ts";

/** The line ends of Python's `str.splitlines`, which decide how nbformat breaks text into an array of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python breaks lines at these control characters.
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** Text → the array of lines, each with its end, that nbformat stores. */
export function splitLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  // Not one expression that matches whole lines: its backtracking stack overflows on a line of 100 MB.
  for (const { 0: end, index } of text.matchAll(LINE_END)) {
    lines.push(text.slice(start, index + end.length));
    start = index + end.length;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

/** nbformat's text, one string or an array of them → one string; undefined for anything else. */
export function joinLines(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
  return undefined;
}

export function isJsonMime(mime: string): boolean {
  return mime === "application/json" || (mime.startsWith("application/") && mime.endsWith("+json"));
}

function isSplitMime(mime: string): boolean {
  return mime.startsWith("text/") || mime === "application/javascript" || mime === "image/svg+xml";
}

export function joinBundle(bundle: MimeBundle): MimeBundle {
  return mapBundle(bundle, (mime, value) => (isJsonMime(mime) ? value : (joinLines(value) ?? value)));
}

export function splitBundle(bundle: MimeBundle): MimeBundle {
  return mapBundle(bundle, (mime, value) =>
    typeof value === "string" && isSplitMime(mime) ? splitLines(value) : value,
  );
}

function mapBundle(bundle: MimeBundle, change: (mime: string, value: JsonValue) => JsonValue): MimeBundle {
  return Object.fromEntries(Object.entries(bundle).map(([mime, value]) => [mime, change(mime, value)]));
}

export function isBundle(value: unknown): value is MimeBundle {
  return isJsonObject(value);
}
