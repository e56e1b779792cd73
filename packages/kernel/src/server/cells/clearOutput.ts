import type { JsonObject } from "../../wire.ts";

export const CLEAR_OUTPUT_DECLARATION =
  "/** Removes what this cell has put out so far; with `wait`, only once it puts out something new. */\n" +
  "declare function clearOutput(options?: { wait?: boolean }): void;";

/** The `clearOutput` of the cells. */
export function createClearOutput(emit: (content: JsonObject) => void) {
  return ({ wait = false }: { wait?: boolean } = {}): void => emit({ wait: wait === true });
}
