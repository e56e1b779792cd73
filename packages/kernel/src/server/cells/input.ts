import type { FromCells } from "../threadMessages.ts";
import { currentCell } from "./cell.ts";

export const PROMPT_DECLARATION =
  "/** Asks the reader of the notebook for a line of text, and waits for it. */\n" +
  "declare function prompt(message?: string, options?: { password?: boolean }): string;";

/** The `prompt` of the cells. Blocks, as Python's `input` does: `ask` gives the answer. */
export function createPrompt(ask: (question: FromCells) => string) {
  return (message: unknown = "", { password = false }: { password?: boolean } = {}): string => {
    const request = currentCell()?.request;
    if (!request?.allowInput) {
      throw new Error(
        "This cell asks for input, and whoever runs it cannot give any. Set the value in the cell, or run it in JupyterLab.",
      );
    }
    return ask({ type: "input", run: request.run, prompt: String(message), password });
  };
}
