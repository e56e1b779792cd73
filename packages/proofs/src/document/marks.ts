import { EMPTY_ENVIRONMENT, forget } from "../environment.ts";
import { LatexError } from "../errors.ts";
import { extendEnvironment } from "../prove.ts";
import type { Progress } from "./outcome.ts";

/** What is asked of the formula that follows. */
export interface Pending {
  readonly unchecked?: string;
  /** Conditions, as `z = 10`. */
  readonly where?: string;
}

export type MarkOutcome =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "pending"; readonly pending: Pending }
  | { readonly kind: "problem"; readonly reason: string };

const KNOWN =
  "a mark is one of: unchecked because REASON; where CONDITION; let NAME = FORMULA; forget NAME, NAME; forget everything";

/** Reads what stands between `<!-- slope:` and `-->`. */
export function readMark(text: string, progress: Progress): MarkOutcome {
  const unchecked = /^unchecked\b\s*(?:because\b\s*)?(.*)$/i.exec(text);
  if (unchecked) {
    const reason = unchecked[1]!.trim();
    return reason === ""
      ? { kind: "problem", reason: "unchecked needs a reason: unchecked because …" }
      : { kind: "pending", pending: { unchecked: reason } };
  }
  const where = /^where\s+(.+)$/i.exec(text);
  if (where) return { kind: "pending", pending: { where: where[1]! } };
  const forgotten = /^forget\s+(.+)$/i.exec(text);
  if (forgotten) return { kind: "progress", progress: forgetNames(forgotten[1]!, progress) };
  const definition = /^let\s+(.+)$/i.exec(text);
  if (!definition) return { kind: "problem", reason: `"${text}" is not understood; ${KNOWN}` };
  try {
    return {
      kind: "progress",
      progress: { ...progress, env: extendEnvironment(progress.env, definition[1]!) },
    };
  } catch (error) {
    if (!(error instanceof LatexError)) throw error;
    return { kind: "problem", reason: error.message };
  }
}

function forgetNames(list: string, progress: Progress): Progress {
  const names = list.split(",").map((name) => name.trim());
  const env = names.includes("everything") ? EMPTY_ENVIRONMENT : forget(progress.env, names);
  return { env, chain: undefined, given: [] };
}
