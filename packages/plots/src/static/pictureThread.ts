import { enableCompileCache, flushCompileCache } from "node:module";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { PictureReply, PictureRequest, PictureThreadData } from "./pictureMessages.ts";

const { codeFolder } = workerData as PictureThreadData;
if (codeFolder !== undefined) enableCompileCache(codeFolder);

/** Loaded late: Node keeps the code of what is loaded from here on. */
const renderer = import("./renderPng.ts");

let isAsked = false;

async function answer({ id, figure, options }: PictureRequest): Promise<void> {
  isAsked = true;
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

/** Requests that came while this thread was busy are taken up, also where the event loop has had no turn. */
function isAskedByNow(): boolean {
  for (
    let waiting = receiveMessageOnPort(parentPort!);
    waiting;
    waiting = receiveMessageOnPort(parentPort!)
  ) {
    void answer(waiting.message as PictureRequest);
  }
  return isAsked;
}

/** Loads all that most pictures need, and tries it out, before anybody asks. */
async function warmUp(): Promise<void> {
  const { openStandInBrowser } = await import("./standInBrowser.ts");
  const [browser] = await Promise.all([
    openStandInBrowser("basic"),
    import("@resvg/resvg-js"),
    import("./indexedPng.ts"),
  ]);
  // Now, since many a kernel is killed.
  flushCompileCache();
  // Code is kept once, and by a real figure, which has more of it compiled.
  if (!browser.isCodeKept()) return;
  const { rehearse } = await import("./rehearsal.ts");
  await rehearse(isAskedByNow);
}

parentPort!.on("message", (request: PictureRequest) => void answer(request));
void warmUp();
