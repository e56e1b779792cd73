import type { JsonObject, Notebook } from "@slope/notebook";
import { palettes } from "@slope/plots";
import { describe, expect, it } from "vitest";
import { drawSparkline } from "../src/sparkline.ts";

function notebookWith(...data: JsonObject[]): Notebook {
  const output = {
    output_type: "display_data" as const,
    data: { "application/vnd.plotly.v1+json": { data, layout: {} } },
    metadata: {},
  };
  const cell = { id: "a", type: "code" as const, source: "", tags: [], metadata: {}, executionCount: null };
  return { metadata: {}, cells: [{ ...cell, outputs: [output] }] };
}

describe("a sparkline", () => {
  it("draws the lines of the first figure in the page's colours, broken where they are broken", () => {
    const line = { x: [0, 1, null, 2], y: [0, 1, null, 5], line: { color: palettes.light.vermilion } };
    expect(drawSparkline(notebookWith(line))).toContain(
      '<path style="--line:var(--slope-vermilion)" d="M6,90L120,73.2M234,6"/>',
    );
  });

  it("draws many points, and leaves out a lone marker", () => {
    const many = Array.from({ length: 30 }, (_, index) => index);
    const svg = drawSparkline(
      notebookWith({ mode: "markers", x: many, y: many }, { mode: "markers", x: [0], y: [0] }),
    );
    expect(svg.match(/class="dots"/g)).toHaveLength(1);
    expect(svg).not.toContain("NaN");
  });

  it("is nothing where there is nothing to draw", () => {
    expect(drawSparkline({ metadata: {}, cells: [] })).toBe("");
    expect(drawSparkline(notebookWith({ type: "heatmap", z: [[1]] }))).toBe("");
  });
});
