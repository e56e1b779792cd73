import { StringDecoder } from "node:string_decoder";

type StreamName = "stdout" | "stderr";
type WriteCallback = (error?: Error | null) => void;

/** Longer texts are cut, so that what is on its way to the front end stays small. */
const PIECE_LENGTH = 1 << 18;

/**
 * Takes everything that is written to `process.stdout` and `process.stderr`, `console` included, in the order in
 * which it is written.
 */
export class OutputCapture {
  readonly #emit: (name: StreamName, text: string) => void;

  constructor(emit: (name: StreamName, text: string) => void) {
    this.#emit = emit;
    for (const name of ["stdout", "stderr"] as const) {
      const decoder = new StringDecoder("utf8");
      const toText = (chunk: string | Uint8Array, encoding: BufferEncoding | undefined): string => {
        if (typeof chunk !== "string") return decoder.write(Buffer.from(chunk));
        const isText = encoding === undefined || /^(utf-?8|ucs-?2|utf-?16le)$/i.test(encoding);
        return isText ? chunk : decoder.write(Buffer.from(chunk, encoding));
      };
      const write = (
        chunk: string | Uint8Array,
        encoding?: BufferEncoding | WriteCallback,
        callback?: WriteCallback,
      ): boolean => {
        this.#write(name, toText(chunk, typeof encoding === "string" ? encoding : undefined));
        const done = typeof encoding === "function" ? encoding : callback;
        if (done) process.nextTick(done);
        return true;
      };
      process[name].write = write as typeof process.stdout.write;
    }
  }

  #write(name: StreamName, text: string): void {
    if (text === "") return;
    for (let start = 0; start < text.length; ) {
      let end = Math.min(start + PIECE_LENGTH, text.length);
      if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
      this.#emit(name, start === 0 && end === text.length ? text : text.slice(start, end));
      start = end;
    }
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
