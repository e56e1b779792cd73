import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { book, copyFromBook } from "./lab.ts";
import { useLab } from "./useLab.ts";

const shared = useLab("notebooks");
beforeAll(() => {
  for (const name of book) copyFromBook(name, shared.lab.root);
});

const PLOTLY = "application/vnd.plotly.v1+json";

interface Output {
  readonly output_type: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The outputs of each code cell, as JupyterLab saved them. */
function readOutputs(name: string): Output[][] {
  const { cells } = JSON.parse(readFileSync(join(shared.lab.root, `${name}.ipynb`), "utf8"));
  return cells.flatMap(({ outputs }: { outputs?: Output[] }) => (outputs === undefined ? [] : [outputs]));
}

/** What a figure draws: the paths of its lines. */
function readLines(figure: Locator): Promise<string> {
  return figure
    .locator(".scatterlayer path.js-line")
    .evaluateAll((lines) => lines.map((line) => line.getAttribute("d")).join());
}

/** Takes a slider's grip to the far end of its rail. */
async function moveSlider(figure: Locator): Promise<void> {
  const before = await readLines(figure);
  const label = await figure.locator(".slider-label").first().textContent();
  await figure.locator(".slider-rail-touch-rect").first().scrollIntoViewIfNeeded();
  const rail = (await figure.locator(".slider-rail-touch-rect").first().boundingBox())!;
  const page = figure.page();
  await page.mouse.move(rail.x + rail.width * 0.5, rail.y + rail.height / 2);
  await page.mouse.down();
  await page.mouse.move(rail.x + rail.width * 0.9, rail.y + rail.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => readLines(figure), { timeout: 60_000 }).not.toBe(before);
  expect(await figure.locator(".slider-label").first().textContent()).not.toBe(label);
}

describe.each(book)("%s in JupyterLab", { timeout: 300_000 }, (name) => {
  it("runs from its first cell to its last, Plotly draws each figure, and its sliders move them", async () => {
    const notebook = await shared.openNotebook(name);
    await notebook.restartAndRunAll();
    await notebook.save();
    const outputs = readOutputs(name);
    expect(outputs.flat().filter(({ output_type: type }) => type === "error")).toEqual([]);
    // JupyterLab shows what is in sight, so each cell is scrolled to; Plotly's renderer shows a figure's picture until the
    // pointer enters it.
    for (const [index, all] of outputs.entries()) {
      const count = all.filter(({ data }) => data !== undefined && PLOTLY in data).length;
      if (count === 0) continue;
      await notebook.cell(index).evaluate((cell) => cell.scrollIntoView());
      const figures = notebook.cell(index).locator(".jp-OutputArea-output:has(> img.plot-img)");
      await figures.nth(count - 1).waitFor();
      expect(await figures.count()).toBe(count);
      for (const figure of await figures.all()) {
        await figure.scrollIntoViewIfNeeded();
        const overflow = await figure.evaluate((output) => output.scrollWidth - output.clientWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await figure.hover();
        await figure.locator(".main-svg").first().waitFor();
        if ((await figure.locator(".slider-container").count()) > 0) await moveSlider(figure);
      }
      await notebook.screenshot(`book-${name}-${index + 1}`);
    }
    expect(outputs.flat().some(({ data }) => data !== undefined && PLOTLY in data)).toBe(true);
    await notebook.close();
  });
});
