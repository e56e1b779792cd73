import { NotebookError } from "./errors.ts";
import type { JsonValue } from "./notebook.ts";

/**
 * What the outputs of one notebook may take, in characters of its file. A string of V8 holds half a gigabyte, and the file
 * has to fit into one, be it here or in JupyterLab.
 */
const MOST_CHARACTERS = 300_000_000;

/** A line is an entry of a list in the file, and in memory a string of its own, which takes more than an entry. */
const LINE_CHARACTERS = 24;

/** Keeps count of how much of its file a notebook's outputs take. */
export class OutputBudget {
  readonly #most: number;
  #used = 0;
  #exceeded = false;

  constructor(most = MOST_CHARACTERS) {
    this.#most = most;
  }

  /** @throws NotebookError too-large, and from then on always */
  spend(size: number): void {
    this.#exceeded ||= this.#used + size > this.#most;
    if (this.#exceeded) throw tooLarge(this.#most);
    this.#used += size;
  }

  /** What was cleared, or drawn over. */
  giveBack(size: number): void {
    this.#used -= size;
  }
}

function tooLarge(most: number): NotebookError {
  return new NotebookError(
    "too-large",
    `the notebook put out more than ${most / 1e6} million characters, ${LINE_CHARACTERS} counted for each line, which is more ` +
      "than a notebook file can hold.",
    "Print and show less, or write it to a file of its own.",
  );
}

/** At least the characters that this value takes in a notebook's file. */
export function measureJson(value: JsonValue): number {
  if (typeof value === "string") return measureText(value);
  if (typeof value !== "object" || value === null) return String(value).length + LINE_CHARACTERS;
  const entries = Object.entries(value);
  return entries.reduce((sum, [key, entry]) => sum + key.length + measureJson(entry), LINE_CHARACTERS);
}

/** The same for a text, which the file holds as a list of lines. */
export function measureText(text: string): number {
  let size = text.length + LINE_CHARACTERS;
  for (let index = 0; index < text.length; index++) size += measureBeyond(text.charCodeAt(index));
  return size;
}

/** What a character takes besides itself: those that end a line begin an entry, others are escaped. */
function measureBeyond(unit: number): number {
  if (unit < 0x20 || unit === 0x85 || unit === 0x2028 || unit === 0x2029) return LINE_CHARACTERS;
  if (unit === QUOTE || unit === BACKSLASH) return 1;
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  return isHalf ? ESCAPED_HALF : 0;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Half a surrogate pair without its other half is written as `\ud800`. */
const ESCAPED_HALF = 5;
