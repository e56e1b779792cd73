import { isJsonObject } from "../../notebook.ts";
import { escapeHtml } from "../escape.ts";
import { type MimeRenderer, type RichOutput, readText } from "./bundle.ts";

/**
 * SVG goes in as an image, not as markup: a browser runs no script and fetches nothing for an image.
 */
export const svg: MimeRenderer = {
  mime: "image/svg+xml",
  render(output) {
    const source = readText(output.bundle, "image/svg+xml");
    if (source === undefined) return undefined;
    return renderImage(output, "image/svg+xml", Buffer.from(source, "utf8").toString("base64"));
  },
};

export const png = renderBase64("image/png");
export const jpeg = renderBase64("image/jpeg");
export const gif = renderBase64("image/gif");
export const webp = renderBase64("image/webp");

function renderBase64(mime: string): MimeRenderer {
  return {
    mime,
    render(output) {
      const data = readText(output.bundle, mime)?.replace(/\s+/g, "");
      if (data === undefined || !/^[A-Za-z0-9+/]+=*$/.test(data)) return undefined;
      return renderImage(output, mime, data);
    },
  };
}

function renderImage({ bundle, metadata }: RichOutput, mime: string, base64: string): string {
  const size = { ...readSize(metadata), ...readSize(metadata[mime]) };
  const alt = readText(bundle, "text/plain") ?? "";
  // "<Figure size 640x480 with 1 Axes>" is Python's repr of an object, no description.
  const described = /^<.*>$/s.test(alt.trim()) ? "" : alt.trim();
  const attributes = Object.entries(size).map(([name, value]) => ` ${name}="${value}"`);
  return `<img src="data:${mime};base64,${base64}" alt="${escapeHtml(described)}"${attributes.join("")}>`;
}

function readSize(metadata: unknown): { width?: number; height?: number } {
  if (!isJsonObject(metadata)) return {};
  const { width, height } = metadata;
  return {
    ...(typeof width === "number" && { width: Math.round(width) }),
    ...(typeof height === "number" && { height: Math.round(height) }),
  };
}
