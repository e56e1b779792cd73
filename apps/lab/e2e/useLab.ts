import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "./browser.ts";
import { startTestLab, type TestLab, writeNotebook } from "./lab.ts";
import { NotebookPage } from "./notebookPage.ts";

/** What the tests of one file share. `lab` is there while tests and later hooks run. */
export interface SharedLab {
  readonly lab: TestLab;
  /** Opens a notebook of the lab's folder, and waits until its kernel, as JupyterLab calls it, is ready. */
  openNotebook(name: string, kernel?: string): Promise<NotebookPage>;
  /** Writes a notebook with these code cells, and opens it. */
  openCells(name: string, ...sources: string[]): Promise<NotebookPage>;
}

/** Starts a JupyterLab and a browser before the tests of a file, and ends both after them. */
export function useLab(name: string): SharedLab {
  let lab: TestLab;
  let browser: Browser;

  beforeAll(async () => {
    lab = await startTestLab(name);
    browser = await openBrowser();
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
  });

  const openNotebook: SharedLab["openNotebook"] = (notebook, kernel) =>
    NotebookPage.open(browser, lab, notebook, kernel);
  return {
    get lab() {
      return lab;
    },
    openNotebook,
    openCells: (notebook, ...sources) => {
      writeNotebook(lab.root, notebook, sources);
      return openNotebook(notebook);
    },
  };
}
