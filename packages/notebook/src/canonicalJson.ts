import type { JsonObject, JsonValue } from "./notebook.ts";

/**
 * How a number was spelled where JavaScript would spell it differently (`1.0`, `12345678901234567890`), by the
 * object or array that holds it. Kept aside so that whoever reads the data finds plain numbers, and a notebook
 * that passes through is not changed by it.
 */
const spellings = new WeakMap<object, Map<string, string>>();

const MAY_NEED_SPELLING = /\d(?:\.\d*0(?!\d)|[eE])|\d{16}|-0/;

type ReviverWithSource = (this: object, key: string, value: unknown, context: { source?: string }) => unknown;

/** JSON.parse that remembers spellings. @throws SyntaxError as JSON.parse does. */
export function parseJson(text: string): unknown {
  if (!MAY_NEED_SPELLING.test(text)) return JSON.parse(text);
  const rememberSpelling: ReviverWithSource = function (key, value, { source }) {
    if (typeof value === "number" && source !== undefined && source !== String(value)) {
      const known = spellings.get(this) ?? new Map<string, string>();
      spellings.set(this, known.set(key, source));
    }
    return value;
  };
  return JSON.parse(text, rememberSpelling as (this: unknown, key: string, value: unknown) => unknown);
}

/** Gives `to`, a changed copy of `from`, the spellings of the numbers that it took over. */
export function carrySpellings<T extends object>(from: object, to: T): T {
  const spelled = spellings.get(from);
  if (spelled !== undefined) spellings.set(to, spelled);
  return to;
}

/**
 * JSON as nbformat writes it (`json.dumps(indent=1, sort_keys=True, ensure_ascii=False)`), byte for byte: so a
 * notebook that JupyterLab saves again shows no difference.
 */
export function formatJson(value: JsonValue): string {
  const pieces = new Pieces();
  writeValue(value, "\n", undefined, pieces);
  return pieces.join();
}

/** Pieces of a text, joined now and then: millions of lines would otherwise be kept one by one until the end. */
class Pieces {
  readonly #joined: string[] = [];
  #recent: string[] = [];

  push(...pieces: readonly string[]): void {
    if (this.#recent.push(...pieces) < 10_000) return;
    this.#joined.push(this.#recent.join(""));
    this.#recent = [];
  }

  join(): string {
    return [...this.#joined, ...this.#recent].join("");
  }
}

function writeValue(value: JsonValue, newline: string, spelling: string | undefined, pieces: Pieces): void {
  if (typeof value === "number") pieces.push(formatNumber(value, spelling));
  else if (typeof value !== "object" || value === null) pieces.push(JSON.stringify(value));
  else if (Array.isArray(value)) writeArray(value, newline, pieces);
  else writeObject(value as JsonObject, newline, pieces);
}

function writeArray(values: readonly JsonValue[], newline: string, pieces: Pieces): void {
  const inner = `${newline} `;
  const spelled = spellings.get(values);
  pieces.push("[");
  values.forEach((value, index) => {
    pieces.push(index === 0 ? inner : `,${inner}`);
    writeValue(value, inner, spelled?.get(String(index)), pieces);
  });
  pieces.push(values.length === 0 ? "]" : `${newline}]`);
}

function writeObject(object: JsonObject, newline: string, pieces: Pieces): void {
  const inner = `${newline} `;
  const spelled = spellings.get(object);
  const keys = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort();
  pieces.push("{");
  keys.forEach((key, index) => {
    pieces.push(index === 0 ? inner : `,${inner}`, JSON.stringify(key), ": ");
    writeValue(object[key] as JsonValue, inner, spelled?.get(key), pieces);
  });
  pieces.push(keys.length === 0 ? "}" : `${newline}}`);
}

function formatNumber(value: number, spelling: string | undefined): string {
  if (spelling !== undefined && Object.is(Number(spelling), value)) {
    return /[.eE]/.test(spelling) ? formatPythonFloat(value) : spelling;
  }
  return Number.isInteger(value) ? JSON.stringify(value) : formatPythonFloat(value);
}

/** Python's repr: the same shortest digits as JavaScript's, another choice of when to write an exponent. */
export function formatPythonFloat(value: number): string {
  if (!Number.isFinite(value)) return "null";
  const [digits, exponent] = value.toExponential().split("e") as [string, string];
  const power = Number(exponent);
  if (value !== 0 && (power < -4 || power >= 16)) {
    return `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const plain = Object.is(value, -0) ? "-0" : String(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}
