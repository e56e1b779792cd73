import { renderLongText } from "../longText.ts";
import type { MimeRenderer } from "./bundle.ts";

export const json: MimeRenderer = {
  mime: "application/json",
  render({ bundle, context }) {
    const value = bundle["application/json"];
    if (value === undefined) return undefined;
    return renderLongText(JSON.stringify(value, null, 2), "text", (part) => context.highlight(part, "json"));
  },
};
