import type { PlotlyFigure } from "./drawing.ts";
import type { PngOptions } from "./renderPng.ts";

/** To the thread that draws. */
export interface PictureRequest {
  readonly id: number;
  readonly figure: PlotlyFigure;
  readonly options: PngOptions;
}

/** From it. A class of errors that is our own does not survive the way, hence `isUnsupported`. */
export type PictureReply =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly error: Error; readonly isUnsupported: boolean };

/** What the thread is started with. */
export interface PictureThreadData {
  /** Where compiled code is kept, if it is. */
  readonly codeFolder: string | undefined;
}
