/** The last bytes of what a process wrote: enough to explain a crash, never more than that. */
export class LogTail {
  static readonly LIMIT = 8192;
  #bytes: Buffer = Buffer.alloc(0);

  append(chunk: Buffer): void {
    const all = chunk.length >= LogTail.LIMIT ? chunk : Buffer.concat([this.#bytes, chunk]);
    // A copy, so that a small tail does not keep a large chunk in memory.
    this.#bytes = Buffer.from(all.subarray(-LogTail.LIMIT));
  }

  text(): string {
    return this.#bytes.toString();
  }
}
