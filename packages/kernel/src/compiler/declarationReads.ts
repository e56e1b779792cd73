type Notify = (...details: unknown[]) => void;

interface FileWatcher {
  watchFile(path: string, notify: Notify, ...rest: unknown[]): unknown;
}

/** The file in which tslab gives TypeScript the declarations of the earlier cells. */
const DECLARATIONS = /(^|\/)__prev__\.d\.ts$/;

/**
 * Has the declarations of the earlier cells parsed once a cell. tslab compiles a cell that declares something twice, first to
 * find the names and then with their exports, and announces the same declarations both times; with many cells, they take
 * longer to parse than the cell. Between cells they must be read anew though they may be the same text: tslab cuts the
 * parsed ones down as it works.
 */
export class DeclarationReads {
  #due = true;

  /** What is announced next is read. */
  begin(): void {
    this.#due = true;
  }

  watch<Host extends FileWatcher>(host: Host): Host {
    const { watchFile } = host;
    host.watchFile = (path, notify, ...rest) => {
      const announce: Notify = (...details) => {
        if (this.#due) notify(...details);
        this.#due = false;
      };
      return watchFile(path, DECLARATIONS.test(path) ? announce : notify, ...rest);
    };
    return host;
  }
}
