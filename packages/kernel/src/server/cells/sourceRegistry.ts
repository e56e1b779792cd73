import type { MappedSource } from "./sourceMap.ts";

/** The compiled code that is running or may still be called, by the file name that V8 knows it under. */
export class SourceRegistry {
  readonly #sources = new Map<string, MappedSource>();

  add(fileName: string, source: MappedSource): void {
    this.#sources.set(fileName, source);
  }

  get(fileName: string): MappedSource | undefined {
    return this.#sources.get(fileName);
  }
}
