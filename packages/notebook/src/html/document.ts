import { createHash } from "node:crypto";
import { escapeHtml } from "./escape.ts";
import type { PageAssets } from "./pageAssets.ts";

/** A whole HTML document around some content. */
export interface DocumentParts {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly assets: PageAssets;
  /** The content may bring scripts of its own. */
  readonly trusted: boolean;
  /** Everything between `<body>` and `</body>`. */
  readonly body: string;
  /** A word for the style sheet: which kind of page this is. */
  readonly kind: string;
}

/** Runs before the first paint, so that a remembered theme does not flash; the rest of the page's script can wait. */
const EARLY_SCRIPT =
  'document.documentElement.classList.add("js");try{var t=localStorage.getItem("theme");' +
  'if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}';

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M1 13C7 13 9 3 15 3' " +
  "fill='none' stroke='%230067a5' stroke-width='2.4'/%3E%3Cpath d='M4 12 12 4' stroke='%23c44601' stroke-width='1.6'/%3E%3C/svg%3E";

export function renderDocument({
  title,
  description,
  language,
  assets,
  trusted,
  body,
  kind,
}: DocumentParts): string {
  const scripts = [EARLY_SCRIPT, ...assets.inlineScripts];
  return [
    "<!doctype html>",
    `<html lang="${escapeHtml(language)}" class="${kind}">`,
    "<head>",
    '<meta charset="utf-8">',
    trusted ? "" : `<meta http-equiv="Content-Security-Policy" content="${formatPolicy(scripts)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}">`,
    `<link rel="icon" href="${ICON}">`,
    assets.style,
    `<script>${EARLY_SCRIPT}</script>`,
    assets.script,
    "</head>",
    `<body>${body}</body>`,
    "</html>",
    "",
  ]
    .filter((line) => line !== "")
    .join("\n")
    .concat("\n");
}

/**
 * The second wall behind the sanitizer: no request to any other host, no script but the page's own. `file:` stands beside
 * `'self'` because a page opened from a folder has no origin.
 */
function formatPolicy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src 'self' file: ${hashes.join(" ")}`,
    "style-src 'self' file: 'unsafe-inline'",
    "img-src 'self' file: data: blob:",
    "font-src 'self' file: data:",
    "connect-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
