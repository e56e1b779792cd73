import { escapeHtml } from "./escape.ts";

/** A finished piece of a page. */
export interface Piece {
  readonly html: string;
  /** As its author wrote it. */
  readonly source: string;
  /** As one would read it out: for titles and descriptions. */
  readonly text: string;
}

/**
 * Finished HTML that must pass through Markdown and the sanitizer untouched: formulas, highlighted code.
 *
 * While the text around it is processed, each piece is a marker made of two of Unicode's noncharacters, which no
 * document may contain; afterwards the marker is exchanged for the piece. A marker inside a tag (somebody wrote a formula in
 * an `alt`) becomes the piece's text instead: HTML in an attribute could break out of it.
 */
export class Slots {
  readonly #pieces: Piece[] = [];

  add(piece: Piece): string {
    return `\uFDD0${this.#pieces.push(piece) - 1}\uFDD1`;
  }

  restore(text: string, as: "source" | "text"): string {
    return text.replace(/\uFDD0(\d+)\uFDD1/g, (_, index) => this.#pieces[Number(index)]?.[as] ?? "");
  }

  fill(html: string): string {
    return html.replace(/<[^>]*>|\uFDD0(\d+)\uFDD1/g, (found, index) => {
      if (index !== undefined) return this.#pieces[Number(index)]?.html ?? "";
      return found.includes("\uFDD0")
        ? found.replace(/\uFDD0\d+\uFDD1/g, (marker) => escapeHtml(this.restore(marker, "text")))
        : found;
    });
  }
}

/** A document's own text must not be able to write a marker. */
export function removeMarkers(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, "");
}
