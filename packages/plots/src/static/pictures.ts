import { getCompileCacheDir } from "node:module";
import { dirname, extname } from "node:path";
import { Worker } from "node:worker_threads";
import { copyPlain, type PlotlyFigure } from "./drawing.ts";
import type { PictureReply, PictureRequest, PictureThreadData } from "./pictureMessages.ts";
import type { PngOptions } from "./renderPng.ts";
import { UnsupportedFigureError } from "./traces.ts";

interface Asked {
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

let thread: Worker | undefined;
const waiting = new Map<number, Asked>();
let lastId = 0;

/**
 * Starts the thread that draws pictures for notebooks, if it does not run yet; it loads what it needs at once, and
 * rehearses. On a thread of its own, that is done while a cell is compiled, and an interrupted cell cuts no drawing
 * short.
 */
export function startPictureThread(): Worker {
  if (thread) return thread;
  const kept = getCompileCacheDir();
  // Node adds a folder for its version.
  const workerData: PictureThreadData = { codeFolder: kept && dirname(kept) };
  const file = new URL(`./pictureThread${extname(import.meta.filename)}`, import.meta.url);
  const started = new Worker(file, { workerData });
  started.unref();
  started.on("message", take);
  let failure: Error | undefined;
  started.once("error", (error) => {
    failure = error as Error;
  });
  started.once("exit", (code) => {
    thread = undefined;
    const reason = failure ?? new Error(`The thread that draws pictures ended with code ${code}.`);
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  });
  thread = started;
  return started;
}

function take(reply: PictureReply): void {
  const asked = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (waiting.size === 0) thread?.unref();
  if ("png" in reply) {
    asked?.resolve(reply.png);
  } else {
    const { error, isUnsupported } = reply;
    asked?.reject(isUnsupported ? new UnsupportedFigureError(error.message, { cause: error }) : error);
  }
}

/** As `renderPng`, on the thread for pictures. */
export function drawPng(figure: PlotlyFigure, options: PngOptions): Promise<Uint8Array> {
  const request: PictureRequest = { id: ++lastId, figure: copyPlain(figure), options };
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  waiting.set(request.id, { resolve, reject });
  const drawing = startPictureThread();
  // The process stays alive for as long as somebody waits.
  drawing.ref();
  drawing.postMessage(request);
  return promise;
}
