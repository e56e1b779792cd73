import { describe, expect, it } from "vitest";
import { useLab } from "./useLab.ts";

const { openCells } = useLab("cells");

describe("in JupyterLab, a cell", () => {
  it("run twice may declare its constants twice", async () => {
    const notebook = await openCells("twice", "const drawn = [1, 2].map((n) => n * 21);\ndrawn[1];");
    await notebook.runCell(0);
    expect(await notebook.outputText(0)).toBe("42");
    await notebook.runCell(0);
    expect(await notebook.outputText(0)).toBe("42");
    expect(await notebook.prompt(0).textContent()).toBe("[2]:");
    await notebook.close();
  });

  it("with a type error, and one that throws, show red tracebacks that point at the line", async () => {
    const notebook = await openCells(
      "errors",
      "const one = 1;\n\nconst text: string = one;",
      'function fail(): never {\n  throw new RangeError("too deep");\n}\nfail();',
    );
    await notebook.runCell(0);
    await notebook.runCell(1);
    const [typeError, thrown] = [notebook.errors(0), notebook.errors(1)];
    expect(await typeError.textContent()).toMatch(/Type 'number' is not assignable to type 'string'/);
    expect(await typeError.textContent()).toMatch(/(?:line |:)3\b/);
    expect(await thrown.textContent()).toMatch(/RangeError: too deep/);
    expect(await thrown.textContent()).toMatch(/(?:line |:)2\b/);
    for (const error of [typeError, thrown]) {
      const [red, green, blue] = await error.evaluate(
        (element) =>
          getComputedStyle(element).backgroundColor.match(/\d+/g)!.map(Number) as [number, number, number],
      );
      expect(red).toBeGreaterThan(Math.max(green, blue));
    }
    await notebook.screenshot("errors");
    await notebook.close();
  });

  it("is completed by Tab with the members of workspace packages, and explained by Shift-Tab", async () => {
    const notebook = await openCells(
      "assistance",
      'import { sigmoid } from "@slope/activations";\nimport * as laws from "@slope/laws";',
      "sigmoid.",
      "laws.",
      "sigmoid.derivative",
      "laws.checkLaws",
    );
    const { page } = notebook;
    await notebook.runCell(0);
    for (const [index, members] of [
      [1, ["backward", "derivative", "derivativeFromOutput", "forward"]],
      [2, ["checkLaws", "formatReport"]],
    ] as const) {
      await notebook.enterCell(index);
      await page.keyboard.press("Tab");
      for (const member of members) {
        await page.locator(".jp-Completer-item", { has: page.getByText(member, { exact: true }) }).waitFor();
      }
      await notebook.screenshot(`completion-${index}`);
      await page.keyboard.press("Escape");
    }
    for (const [index, type, words] of [
      [3, /derivative/, /slope|derivative/i],
      [4, /checkLaws\(/, /law/i],
    ] as const) {
      await notebook.enterCell(index);
      await page.keyboard.press("Shift+Tab");
      const tooltip = page.locator(".jp-Tooltip-content");
      await tooltip.filter({ hasText: type }).filter({ hasText: words }).waitFor();
      await notebook.screenshot(`tooltip-${index}`);
      await page.keyboard.press("Escape");
    }
    await notebook.close();
  });

  it("that would never end is ended by the stop button, and what earlier cells made is still there", async () => {
    const notebook = await openCells(
      "stopped",
      "let kept = 40;",
      'console.log("begun");\nwhile (true) {}',
      'console.log("begun");\nawait new Promise(() => {});',
      'console.log("begun");\nawait Promise.resolve();\nwhile (true) {}',
      "kept += 2;\nkept;",
    );
    await notebook.runCell(0);
    for (const endless of [1, 2, 3]) {
      await notebook.beginCell(endless);
      await notebook.interrupt();
      await notebook
        .errors(endless)
        .filter({ hasText: /Interrupt/ })
        .waitFor();
      await notebook.waitUntilIdle();
    }
    await notebook.runCell(4);
    expect(await notebook.outputText(4)).toBe("42");
    await notebook.screenshot("stopped");
    await notebook.close();
  });

  it("after a restart knows nothing of what was there before", async () => {
    const notebook = await openCells("restarted", "const before = 1;", "before;");
    await notebook.runCell(0);
    await notebook.runCell(1);
    expect(await notebook.prompt(1).textContent()).toBe("[2]:");
    expect(await notebook.outputText(1)).toBe("1");
    await notebook.restart();
    await notebook.runCell(1);
    expect(await notebook.prompt(1).textContent()).toBe("[1]:");
    expect(await notebook.errors(1).textContent()).toMatch(/before/);
    await notebook.close();
  });
});
