import { PLOTLY_MIME } from "../html/mime/plotly.ts";
import type { Cell } from "../notebook.ts";

/** Whether a cell that has run put out a picture or a figure of Plotly. */
export function showsFigure({ outputs }: Cell): boolean {
  return outputs.some(
    (output) =>
      "data" in output &&
      Object.keys(output.data).some((mime) => mime === PLOTLY_MIME || mime.startsWith("image/")),
  );
}
