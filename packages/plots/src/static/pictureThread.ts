import { enableCompileCache, flushCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { PictureReply, PictureRequest, PictureThreadData } from "./pictureMessages.ts";

const { codeFolder } = workerData as PictureThreadData;
if (codeFolder !== undefined) enableCompileCache(codeFolder);

/** Loaded late: Node keeps the code of what is loaded from here on. */
const renderer = import("./renderPng.ts");

async function answer({ id, figure, options }: PictureRequest): Promise<void> {
  try {
    const { renderPng } = await renderer;
    const png = await renderPng(figure, options);
    send({ id, png }, [png.buffer as ArrayBuffer]);
  } catch (error) {
    const { UnsupportedFigureError } = await import("./traces.ts");
    send({ id, error: error as Error, isUnsupported: error instanceof UnsupportedFigureError });
  }
}

function send(reply: PictureReply, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(reply, transfer);
}

/** Loads all that most pictures need before anybody asks. */
async function warmUp(): Promise<void> {
  const { openStandInBrowser } = await import("./standInBrowser.ts");
  await Promise.all([openStandInBrowser("basic"), import("@resvg/resvg-js"), import("./indexedPng.ts")]);
  // Now, since many a kernel is killed.
  flushCompileCache();
}

parentPort!.on("message", (request: PictureRequest) => void answer(request));
void warmUp();
