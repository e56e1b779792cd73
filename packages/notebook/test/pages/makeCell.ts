import type { Cell, JsonObject, Output } from "../../src/notebook.ts";

export function makeCell(changes: Partial<Cell> = {}): Cell {
  return {
    id: "cell",
    type: "code",
    source: "",
    tags: [],
    metadata: {},
    outputs: [],
    executionCount: null,
    ...changes,
  };
}

export function makeDisplay(data: JsonObject, metadata: JsonObject = {}): Output {
  return { output_type: "display_data", data, metadata };
}
