import { AnsiUp } from "ansi_up";
import { escapeHtml } from "./escape.ts";

/**
 * Terminal text as HTML: colours become spans with classes, everything else is escaped.
 *
 * A carriage return overwrites its line, as in a terminal, so a progress bar shows its last state. OSC 8 links stay text.
 */
export function renderAnsi(text: string): string {
  // OSC 8: ESC ] 8 ; parameters ; address BEL, or ESC \\ at its end. ansi_up would drop the text along with the address.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what terminals are driven by
  const settled = applyCarriageReturns(text.replace(/\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g, ""));
  if (!settled.includes("\u001b")) return escapeHtml(settled);
  const converter = new AnsiUp();
  converter.use_classes = true;
  converter.url_allowlist = {};
  // ansi_up keeps an unfinished escape sequence for the next chunk; a final reset makes it give all it has.
  return converter.ansi_to_html(`${settled}\u001b[0m`);
}

function applyCarriageReturns(text: string): string {
  if (!text.includes("\r")) return text;
  return text
    .replace(/\r+\n/g, "\n")
    .split("\n")
    .map((line) => line.slice(line.lastIndexOf("\r", line.length - 2) + 1).replace(/\r$/, ""))
    .join("\n");
}
