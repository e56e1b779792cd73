import { renderAnsi } from "../ansi.ts";
import { renderLongText } from "../longText.ts";

/** What a cell printed; what it printed as an error is marked so. */
export function renderStream(name: string, text: string): string {
  return renderLongText(text, name === "stderr" ? "text stderr" : "text", renderAnsi);
}
