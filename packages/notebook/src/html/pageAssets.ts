import type { AssetFiles } from "./assets.ts";
import { escapeHtml } from "./escape.ts";

/** How a page gets its style sheet, script and Plotly: by links, or with all of it inside. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
  /** Where the page's script finds Plotly when a figure is touched. */
  readonly plotly: string;
  /** Scripts that stand in the page and must be allowed by their hash. */
  readonly inlineScripts: readonly string[];
}

/** Links to files in the folder `base`, which is relative to the page and ends with `/`. */
export function linkAssets(base: string): PageAssets {
  const folder = escapeHtml(base);
  return {
    style: `<link rel="stylesheet" href="${folder}style.css">`,
    script: `<script src="${folder}page.js" defer></script>`,
    plotly: `<script type="application/json" id="plotly-source" data-src="${folder}plotly.js"></script>`,
    inlineScripts: [],
  };
}

/** Everything inside the page, so that it can be sent as one file. Plotly waits as text until a figure is touched. */
export function inlineAssets(files: AssetFiles): PageAssets {
  const style = readText(files, "style.css").replace(/url\(fonts\/([^)]+)\)/g, (_, name) => {
    const font = files.get(`fonts/${name}`);
    return font === undefined
      ? "url()"
      : `url(data:font/woff2;base64,${Buffer.from(font).toString("base64")})`;
  });
  const script = escapeScript(readText(files, "page.js"));
  const plotly = files.has("plotly.js") ? escapeScript(readText(files, "plotly.js")) : undefined;
  return {
    style: `<style>${style.replaceAll("</", "<\\/")}</style>`,
    script: `<script type="module">${script}</script>`,
    plotly: plotly === undefined ? "" : `<script type="text/plain" id="plotly-source">${plotly}</script>`,
    inlineScripts: plotly === undefined ? [script] : [script, plotly],
  };
}

function readText(files: AssetFiles, name: string): string {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`The page's asset ${name} was not collected.`);
  return new TextDecoder().decode(bytes);
}

function escapeScript(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, "\\x3c");
}
