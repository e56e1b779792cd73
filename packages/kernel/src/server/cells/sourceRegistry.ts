import type { MappedSource } from "./sourceMap.ts";

/** The compiled code that is running or may still be called, by the file name that V8 knows it under. */
export class SourceRegistry {
  readonly #files = new Map<string, MappedSource>();
  readonly #cells = new Map<string, WeakRef<MappedSource>>();
  readonly #gone = new FinalizationRegistry<string>((label) => {
    if (this.#cells.get(label)?.deref() === undefined) this.#cells.delete(label);
  });

  addFile(path: string, source: MappedSource): void {
    this.#files.set(path, source);
  }

  /** It is known for as long as the cell's functions keep it alive: a notebook may run cells without end. */
  addCell(label: string, source: MappedSource): void {
    this.#cells.set(label, new WeakRef(source));
    this.#gone.register(source, label);
  }

  get(fileName: string): MappedSource | undefined {
    return this.#cells.get(fileName)?.deref() ?? this.#files.get(fileName);
  }

  get cellCount(): number {
    return this.#cells.size;
  }
}
