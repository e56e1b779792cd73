import type { JsonObject } from "../wire.ts";

const LIMIT = 10_000;
/** The session's number: front ends want one, and there is only this. */
const SESSION = 1;

interface HistoryEntry {
  readonly line: number;
  readonly source: string;
}

/** The cells that were run in this session, as front ends list and search them. Nothing is kept on disk. */
export class History {
  readonly #entries: HistoryEntry[] = [];

  add(line: number, source: string): void {
    this.#entries.push({ line, source });
    if (this.#entries.length > LIMIT) this.#entries.shift();
  }

  /** The content of the reply to a history request. */
  answer(request: JsonObject): JsonObject {
    const found = this.#find(request);
    const output = request.output === true;
    const history = found.map(({ line, source }) => [SESSION, line, output ? [source, null] : source]);
    return { status: "ok", history };
  }

  #find({ hist_access_type, n, session, start, stop, pattern, unique }: JsonObject): HistoryEntry[] {
    const count = typeof n === "number" ? Math.max(0, n) : LIMIT;
    switch (hist_access_type) {
      case "tail":
        return count === 0 ? [] : this.#entries.slice(-count);
      case "range": {
        // 0 is this session, which is also the first: there are none before it.
        if (typeof session === "number" && session !== 0 && session !== SESSION) return [];
        const first = typeof start === "number" ? start : 1;
        const end = typeof stop === "number" ? stop : Number.POSITIVE_INFINITY;
        return this.#entries.filter(({ line }) => line >= first && line < end);
      }
      case "search": {
        const matcher = globToRegExp(typeof pattern === "string" ? pattern : "*");
        const matching = this.#entries.filter(({ source }) => matcher.test(source));
        const chosen = unique === true ? keepLastOfEach(matching) : matching;
        return count === 0 ? [] : chosen.slice(-count);
      }
      default:
        return [];
    }
  }
}

function keepLastOfEach(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const last = new Map(entries.map((entry) => [entry.source, entry]));
  return entries.filter((entry) => last.get(entry.source) === entry);
}

/** `*` stands for any text and `?` for any character. */
function globToRegExp(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, "s");
}
