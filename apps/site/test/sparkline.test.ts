import type { JsonObject, Notebook } from "@slope/notebook";
import { palettes } from "@slope/plots";
import { describe, expect, it } from "vitest";
import { drawSparkline } from "../src/sparkline.ts";

function notebookWith(...data: JsonObject[]): Notebook {
  return notebookShowing({ data, layout: {} });
}

function notebookShowing(figure: JsonObject): Notebook {
  const output = {
    output_type: "display_data" as const,
    data: { "application/vnd.plotly.v1+json": figure },
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

  it("leaves out bands, and is logarithmic where the figure is", () => {
    const band = { x: [0, 2, 2, 0], y: [1, 1, 9, 9], fill: "toself" };
    const line = { x: [0, 1, 2, 3], y: [1, 10, 100, 0] };
    expect(
      drawSparkline(notebookShowing({ data: [band, line], layout: { yaxis: { type: "log" } } })),
    ).toContain('d="M6,90L120,48L234,6"');
  });

  it("is nothing where there is nothing to draw", () => {
    expect(drawSparkline({ metadata: {}, cells: [] })).toBe("");
    expect(drawSparkline(notebookWith({ type: "heatmap", z: [[1]] }))).toBe("");
  });
});
