/** Where in a user's files something went wrong. Lines count from 1. */
export interface Place {
  readonly file: string;
  readonly cell?: string | undefined;
  /** Line within the cell, or within the file where no cell is given. */
  readonly line?: number | undefined;
}

export type ErrorCode =
  | "unreadable"
  | "unwritable"
  | "not-a-notebook-file"
  | "not-json"
  | "not-nbformat-4"
  | "malformed"
  | "duplicate-cell-id"
  | "bad-cell-id"
  | "bad-header"
  | "locked"
  | "no-kernel"
  | "edited-in-both"
  | "edited-in-ipynb"
  | "stale"
  | "too-large"
  | "bad-formula"
  | "bad-option"
  | "bad-rules"
  | "missing-part";

/** Anything that a user can do something about: what happened, where, and what to do next. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";
  readonly code: ErrorCode;
  readonly what: string;
  readonly place: Place | undefined;
  readonly next: string;

  constructor(code: ErrorCode, what: string, next: string, place?: Place, cause?: unknown) {
    super(
      [place === undefined ? what : `${describePlace(place)}: ${what}`, next].join("\n"),
      cause === undefined ? undefined : { cause },
    );
    this.code = code;
    this.what = what;
    this.next = next;
    this.place = place;
  }
}

export function describePlace({ file, cell, line }: Place): string {
  const parts = [file];
  if (cell !== undefined) parts.push(`cell ${cell}`);
  if (line !== undefined) parts.push(`line ${line}`);
  return parts.join(", ");
}

export function notJson(file: string, text: string, cause: Error): NotebookError {
  if (/^<{7} /m.test(text)) {
    return new NotebookError(
      "not-json",
      "this notebook holds the conflict marks of a git merge.",
      "Take one side (`git checkout --ours` or `--theirs`), then `slope run` its .nb.ts.",
      { file },
      cause,
    );
  }
  const what =
    text.trim() === ""
      ? "this file is empty."
      : `this file is not JSON: ${cause.message.replace(/\s*\n\s*/g, " ")}.`;
  return new NotebookError(
    "not-json",
    what,
    "If there is a .nb.ts beside it, `slope run` that to make it anew; otherwise take it from version control.",
    { file },
    cause,
  );
}

export function notNbformat4(file: string, major: unknown, minor: unknown): NotebookError {
  if (typeof major !== "number") {
    return new NotebookError(
      "not-nbformat-4",
      "this JSON is not a Jupyter notebook: it has no `nbformat` number.",
      "Give a notebook of nbformat 4, or a .nb.ts file.",
      { file },
    );
  }
  const newer = major > 4 || major === 4;
  return new NotebookError(
    "not-nbformat-4",
    `this notebook is of nbformat ${major}${typeof minor === "number" ? `.${minor}` : ""}; 4.0 to 4.5 can be read.`,
    newer
      ? "Save it as nbformat 4.5 in the program that wrote it."
      : `Convert it: \`jupyter nbconvert --to notebook --nbformat 4 ${file}\`.`,
    { file },
  );
}

export function malformed(file: string, where: string, what: string): NotebookError {
  return new NotebookError(
    "malformed",
    `${where}: ${what}.`,
    "Mend the file by hand, or take it from version control.",
    { file },
  );
}

export function duplicateCellId(place: Place, first: string, second: string): NotebookError {
  return new NotebookError(
    "duplicate-cell-id",
    `${second} has the same id as ${first}.`,
    "Give one of them another id: everything that points at a cell does so by its id.",
    place,
  );
}

export function badCellId(place: Place, id: unknown): NotebookError {
  return new NotebookError(
    "bad-cell-id",
    `${JSON.stringify(id)} cannot be the id of a cell.`,
    "An id is 1 to 64 letters, digits, - and _.",
    place,
  );
}

export function badMarker(place: Place, cause: SyntaxError): NotebookError {
  return new NotebookError(
    "bad-header",
    `this line begins a cell, and cannot be read: ${cause.message}.`,
    'Write it like `// %% [markdown] id="claim" tags=["hero"]`; if it should be a comment, put no %% first.',
    place,
    cause,
  );
}
