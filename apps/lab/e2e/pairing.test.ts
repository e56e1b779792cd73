import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseIpynb, parseSource } from "@slope/notebook";
import { describe, expect, it } from "vitest";
import { BOOK } from "../src/folders.ts";
import { useLab } from "./useLab.ts";

const NAME = "1-sigmoid";
const SLOPE = fileURLToPath(new URL("../node_modules/@slope/notebook/bin/slope.js", import.meta.url));

const shared = useLab("pairing");

const path = (file: string): string => join(shared.lab.root, file);
const readNotebook = () => parseIpynb(readFileSync(path(`${NAME}.ipynb`), "utf8"), NAME);
const readPaired = () => parseSource(readFileSync(path(`${NAME}.nb.ts`), "utf8"), NAME);
const slope = (...args: string[]): string =>
  execFileSync(process.execPath, [SLOPE, ...args], { cwd: shared.lab.root, encoding: "utf8" });

describe("an edit saved in JupyterLab", () => {
  it("comes back to NAME.nb.ts; ids, tags and outputs survive", async () => {
    for (const file of [`${NAME}.ipynb`, `${NAME}.nb.ts`, "jupytext.toml"]) {
      copyFileSync(join(BOOK, file), path(file));
    }
    const [before, paired] = [readNotebook(), readPaired()];
    const code = before.cells.filter(({ type }) => type === "code");

    const notebook = await shared.openNotebook(NAME);
    await notebook.enterCell(0);
    await notebook.page.keyboard.type("\n// seen by a reader");
    await notebook.save();
    await notebook.screenshot("saved");
    await notebook.close();

    const source = `${code[0]!.source}\n// seen by a reader`;
    const expected = paired.cells.map((cell) => (cell.id === code[0]!.id ? { ...cell, source } : cell));
    expect(readPaired().cells).toEqual(expected);
    const after = readNotebook();
    const told = ({ cells }: typeof after) => cells.map(({ id, type, tags }) => ({ id, type, tags }));
    expect(told(after)).toEqual(told(before));
    expect(after.cells.map(({ outputs }) => outputs)).toEqual(before.cells.map(({ outputs }) => outputs));
    expect(slope("sync", `${NAME}.nb.ts`)).toMatch(/1-sigmoid/);
    expect(readPaired().cells).toEqual(expected);
  });

  it("finds what was written into NAME.nb.ts by an editor, once the notebook is opened", async () => {
    const text = readFileSync(path(`${NAME}.nb.ts`), "utf8");
    writeFileSync(path(`${NAME}.nb.ts`), text.replace(/^(\/\/ # .*)$/m, "$1, by a writer"));
    const notebook = await shared.openNotebook(NAME);
    await notebook.page.locator(".jp-MarkdownCell h1", { hasText: "by a writer" }).waitFor();
    // The code cells say what they said, so that what they drew is still shown: its picture, until it is drawn anew.
    await notebook.cell(0).locator(".jp-OutputArea img").waitFor();
    await notebook.close();
  });
});
