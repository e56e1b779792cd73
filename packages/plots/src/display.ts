import { createRequire } from "node:module";
import type { Figure } from "./figure.ts";
import { drawPng, startPictureThread } from "./static/pictures.ts";
import { plotlyConfig } from "./theme.ts";

/** Taller figures get fewer pixels for each CSS pixel, so that a notebook with several stays small. */
const TALL = { height: 600, scale: 1.5 };

/** The figure in the forms that a notebook can show: interactive, picture, sentence. */
export async function toMimeBundle({ data, layout, alt }: Figure): Promise<Record<string, unknown>> {
  const { height = 0 } = layout as { readonly height?: number };
  const png = await drawPng({ data, layout }, height > TALL.height ? { scale: TALL.scale } : {});
  return {
    "application/vnd.plotly.v1+json": { data, layout, config: plotlyConfig },
    "image/png": Buffer.from(png).toString("base64"),
    "text/plain": alt,
  };
}

/** The part of tslab that sends a display to the notebook. */
interface TslabJupyter {
  readonly lastWriteDisplayData:
    | ((content: { data: object; metadata: object; transient: object }, update: boolean) => void)
    | null;
}

/**
 * Shows a figure below the running cell, wherever in the cell it is called.
 *
 * Await it: the picture is drawn first.
 *
 * @throws {Error} outside of a notebook's kernel.
 */
export async function show(figure: Figure): Promise<void> {
  // Taken before waiting: it writes below the cell that called, even if another has begun since.
  const write = writeOfKernel();
  const data = await toMimeBundle(figure);
  write({ data, metadata: {}, transient: {} }, false);
}

function findKernel(): TslabJupyter["lastWriteDisplayData"] | undefined {
  const require = createRequire(import.meta.url);
  // Looked up, not loaded: where no kernel has loaded tslab there is none to show anything.
  const loaded = require.cache[require.resolve("tslab/dist/jupyter.js")];
  return (loaded?.exports as TslabJupyter | undefined)?.lastWriteDisplayData;
}

function writeOfKernel(): NonNullable<TslabJupyter["lastWriteDisplayData"]> {
  const write = findKernel();
  if (write == null) {
    throw new Error(
      "show(figure) works only in a cell of a running notebook. Elsewhere, write renderPng(figure) or renderSvg(figure) to a file.",
    );
  }
  return write;
}

// A notebook that loads this package is about to show a figure.
if (findKernel() != null) startPictureThread();
