import type { JsonObject, MimeBundle } from "../../notebook.ts";
import type { CellPlace, PageContext } from "../pageContext.ts";

/** What a renderer gets of an output. */
export interface RichOutput {
  readonly bundle: MimeBundle;
  /** nbformat's metadata of the output, by MIME type. */
  readonly metadata: JsonObject;
  readonly context: PageContext;
  readonly place: CellPlace;
}

/** Writes one MIME type as HTML; `undefined` where it has nothing to show, so that the next type has its turn. */
export interface MimeRenderer {
  readonly mime: string;
  render(output: RichOutput): string | undefined;
}

/** A text of the bundle; `undefined` if it is absent or no text. */
export function readText(bundle: MimeBundle, mime: string): string | undefined {
  const value = bundle[mime];
  return typeof value === "string" ? value : undefined;
}
