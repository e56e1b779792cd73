import { renderAnsi } from "../ansi.ts";
import { renderLongText } from "../longText.ts";
import { type MimeRenderer, readText } from "./bundle.ts";

export const plain: MimeRenderer = {
  mime: "text/plain",
  render({ bundle }) {
    const text = readText(bundle, "text/plain");
    return text === undefined ? undefined : renderLongText(text, "text", renderAnsi);
  },
};
