import type { CompileOutcome } from "../compilerLink.ts";
import type { FromCells } from "../threadMessages.ts";

/** The cells' side of the compiler. */
export class CompileRequests {
  readonly #post: (message: FromCells) => void;
  readonly #waiting = new Map<number, (outcome: CompileOutcome) => void>();
  #lastId = 0;

  constructor(post: (message: FromCells) => void) {
    this.#post = post;
  }

  /** `take` is called as work of the kernel, which no interrupt cuts short. @returns the id for `commit`. */
  request(code: string, take: (outcome: CompileOutcome) => void): number {
    const id = ++this.#lastId;
    this.#waiting.set(id, take);
    this.#post({ type: "compile", id, code });
    return id;
  }

  take(id: number, outcome: CompileOutcome): void {
    const take = this.#waiting.get(id);
    this.#waiting.delete(id);
    take?.(outcome);
  }

  /** What the code declared is there for what is compiled from now on. */
  commit(id: number): void {
    this.#post({ type: "commit", id });
  }

  declare(declaration: string): void {
    this.#post({ type: "declare", declaration });
  }
}
