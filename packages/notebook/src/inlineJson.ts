import { formatPythonFloat } from "./canonicalJson.ts";
import type { JsonValue } from "./notebook.ts";

/** JSON on one line as Python's `json.dumps` writes it: `["a", "b"]`, all characters ASCII. */
export function formatInlineJson(value: JsonValue): string {
  if (typeof value === "string") return escapeToAscii(JSON.stringify(value));
  if (typeof value === "number" && !Number.isInteger(value)) return formatPythonFloat(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(formatInlineJson).join(", ")}]`;
  const entries = Object.entries(value).map(
    ([key, entry]) => `${escapeToAscii(JSON.stringify(key))}: ${formatInlineJson(entry)}`,
  );
  return `{${entries.join(", ")}}`;
}

function escapeToAscii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const SCALAR_END = /[\s]|$/g;

/** Where the JSON value that starts at `start` ends; a scalar ends at white space. Undefined where it never ends. */
export function findJsonEnd(text: string, start: number): number | undefined {
  const first = text[start];
  if (first !== '"' && first !== "[" && first !== "{") {
    SCALAR_END.lastIndex = start;
    return SCALAR_END.exec(text)?.index;
  }
  let depth = 0;
  let quoted = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (quoted && character === "\\") index++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "[" || character === "{")) depth++;
    else if (!quoted && (character === "]" || character === "}")) depth--;
    if (!quoted && depth === 0) return index + 1;
  }
  return undefined;
}
