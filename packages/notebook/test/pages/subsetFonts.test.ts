import { readFile } from "node:fs/promises";
import { fontFiles } from "@slope/plots";
import { describe, expect, it } from "vitest";
import { subsetFonts } from "../../src/html/subsetFonts.ts";

const NAME = "arimo-400-normal.woff2";
const whole = await readFile(fontFiles().regular);

/** The face of figures as a page with this HTML gets it. */
async function faceFor(html: string): Promise<Buffer> {
  const fonts = await subsetFonts(new Map([[NAME, whole]]), [html]);
  return Buffer.from(fonts.get(NAME)!);
}

describe("the face of figures", () => {
  it("has the letters of a figure that is drawn, and of one that will be when it is touched", async () => {
    const without = await faceFor("<p>α</p>");
    const drawn = await faceFor('<figure><div class="plot-still"><svg><text>α</text></svg></div></figure>');
    const touched = await faceFor('<figure><script type="application/json">{"name":"α"}</script></figure>');
    expect(drawn.length).toBeGreaterThan(without.length);
    expect(touched.equals(drawn)).toBe(true);
  });

  it("is small enough to come along with every page, as woff2", async () => {
    const face = await faceFor("<p>No figure</p>");
    expect(face.subarray(0, 4).toString("latin1")).toBe("wOF2");
    expect(face.length).toBeLessThan(8000);
  });
});
