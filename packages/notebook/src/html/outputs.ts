import type { Cell, Output } from "../notebook.ts";
import { renderError } from "./mime/error.ts";
import { renderRichOutput } from "./mime/index.ts";
import { renderStream } from "./mime/stream.ts";
import type { PageContext } from "./pageContext.ts";

/** The outputs of a cell, each in its richest form; "" if they show nothing. */
export function renderOutputs(cell: Cell, context: PageContext): string {
  return cell.outputs
    .map((output, index) => renderOutput(output, context, { cell: cell.id, output: `output ${index + 1}` }))
    .filter((html) => html !== "")
    .map((html) => `<div class="output">${html}</div>`)
    .join("\n");
}

function renderOutput(output: Output, context: PageContext, place: { cell: string; output: string }): string {
  switch (output.output_type) {
    case "stream":
      return output.text === "" ? "" : renderStream(output.name, output.text);
    case "error":
      return renderError(output.ename, output.evalue, output.traceback);
    default:
      return renderRichOutput({ bundle: output.data, metadata: output.metadata, context, place });
  }
}
