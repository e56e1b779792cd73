import GithubSlugger from "github-slugger";

/** A heading of the page, as its table of contents needs it. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  /** What stands in it, links removed. */
  readonly html: string;
  readonly text: string;
}

/** The headings of one page in order, each with an id that no other has. */
export class HeadingList {
  readonly #slugger = new GithubSlugger();
  readonly #headings: Heading[] = [];

  constructor() {
    // Ids of the page itself; a heading of that name gets a number.
    for (const id of ["content", "contents-title"]) this.#slugger.slug(id);
  }

  /** Makes up the id under which {@link add} is then called. */
  nameHeading(text: string): string {
    return this.#slugger.slug(text.trim()) || this.#slugger.slug("section");
  }

  add(heading: Heading): void {
    this.#headings.push(heading);
  }

  get all(): readonly Heading[] {
    return this.#headings;
  }
}
