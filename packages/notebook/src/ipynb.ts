import { carrySpellings, formatJson } from "./canonicalJson.ts";
import { splitBundle, splitLines } from "./multiline.ts";
import type { Cell, JsonObject, JsonValue, MimeBundle, Notebook, Output } from "./notebook.ts";

export { parseIpynb } from "./readIpynb.ts";

/**
 * Notebook → nbformat 4.5, byte for byte as nbformat itself writes it: sorted keys, an indent of one, source and
 * text as arrays of lines, one newline at the end.
 *
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function formatIpynb(notebook: Notebook): string {
  const file = {
    cells: notebook.cells.map(encodeCell),
    metadata: notebook.metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${formatJson(file)}\n`;
}

function encodeCell(cell: Cell): JsonObject {
  const shared: Record<string, JsonValue> = {
    cell_type: cell.type,
    id: cell.id,
    metadata: encodeMetadata(cell),
    source: splitLines(cell.source),
  };
  if (cell.attachments !== undefined) shared.attachments = encodeAttachments(cell.attachments);
  if (cell.type !== "code") return shared;
  return { ...shared, execution_count: cell.executionCount, outputs: cell.outputs.map(encodeOutput) };
}

function encodeMetadata({ metadata, tags }: Cell): JsonObject {
  return tags.length === 0 ? metadata : carrySpellings(metadata, { ...metadata, tags });
}

function encodeAttachments(attachments: Readonly<Record<string, MimeBundle>>): JsonObject {
  return Object.fromEntries(Object.entries(attachments).map(([name, bundle]) => [name, splitBundle(bundle)]));
}

function encodeOutput(output: Output): JsonObject {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: splitLines(output.text) };
    case "display_data":
    case "execute_result":
      return { ...output, data: splitBundle(output.data) };
    case "error":
      return { ...output };
  }
}
