import type { Browser, Locator, Page, WebSocket } from "playwright-core";
import { onTestFailed } from "vitest";
import { screenshotPath, type TestLab } from "./lab.ts";

/** Long enough for a machine that does four other things; nothing waits for it where all is well. */
const PATIENCE = 90_000;

/** What JupyterLab shows in red: an error, or what a cell wrote to stderr. */
const ERROR = '[data-mime-type="application/vnd.jupyter.stderr"]';

/** A notebook that is open in a tab of its own. */
export class NotebookPage {
  readonly page: Page;
  readonly #lab: TestLab;
  readonly #path: string;
  readonly #kernel: string;

  private constructor(page: Page, lab: TestLab, path: string, kernel: string) {
    this.page = page;
    this.#lab = lab;
    this.#path = path;
    this.#kernel = kernel;
  }

  /** Opens a notebook, and waits until its kernel, as JupyterLab calls it, is ready. */
  static async open(
    browser: Browser,
    lab: TestLab,
    name: string,
    kernel = "TypeScript (Slope)",
  ): Promise<NotebookPage> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(PATIENCE);
    const notebook = new NotebookPage(page, lab, `${name}.ipynb`, kernel);
    onTestFailed(() => notebook.screenshot(`failed-${name.replace("/", "-")}`).then(() => notebook.close()));
    await notebook.load();
    await notebook.waitUntilIdle();
    return notebook;
  }

  /** Loads the tab (again), and waits until its cells are shown and its kernel is found. */
  async load(): Promise<void> {
    await this.page.goto(this.#lab.addressOf(this.#path));
    await this.page
      .locator(".jp-Toolbar-kernelName", { hasText: this.#kernel })
      .waitFor({ state: "visible" });
    await this.codeCells.first().waitFor();
  }

  async waitUntilIdle(): Promise<void> {
    await this.waitForStatus("idle");
  }

  /** Waits until JupyterLab shows the kernel as idle, busy or whatever else. */
  async waitForStatus(status: string): Promise<void> {
    await this.page.waitForSelector(`.jp-Notebook-ExecutionIndicator[data-status="${status}"]`);
  }

  /** Resolves once the tab has received a message of its kernel in which this text stands. To be called before it is sent. */
  async waitForMessage(text: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const listen = (socket: WebSocket): void => {
      if (!socket.url().includes("/channels")) return;
      socket.on("framereceived", ({ payload }) => {
        if (payload.includes(text)) resolve();
      });
    };
    this.page.on("websocket", listen);
    await promise;
    this.page.off("websocket", listen);
  }

  get codeCells(): Locator {
    return this.page.locator(".jp-Notebook .jp-CodeCell");
  }

  cell(index: number): Locator {
    return this.codeCells.nth(index);
  }

  prompt(index: number): Locator {
    return this.cell(index).locator(".jp-InputArea-prompt");
  }

  outputs(index: number): Locator {
    return this.cell(index).locator(".jp-OutputArea-output");
  }

  errors(index?: number): Locator {
    const within = index === undefined ? this.page.locator(".jp-Notebook") : this.cell(index);
    return within.locator(`.jp-OutputArea-output${ERROR}`);
  }

  /** What stands below a cell. */
  async outputText(index: number): Promise<string> {
    return (await this.outputs(index).allTextContents()).join("");
  }

  /** Starts a cell as a reader does: a click beside it, Shift-Enter. */
  async startCell(index: number): Promise<void> {
    await this.prompt(index).click();
    await this.page.keyboard.press("Shift+Enter");
  }

  /** Runs a cell, and waits until its count has changed and the kernel is idle. */
  async runCell(index: number): Promise<void> {
    const before = await this.prompt(index).textContent();
    await this.startCell(index);
    await this.waitForPrompt(index, before);
    await this.waitUntilIdle();
  }

  /** Starts a cell whose output says "begun", and waits until it does. */
  async beginCell(index: number): Promise<void> {
    await this.startCell(index);
    await this.outputs(index).filter({ hasText: "begun" }).waitFor();
  }

  /** Puts the cursor at the end of a cell. */
  async enterCell(index: number): Promise<void> {
    await this.cell(index).locator(".cm-content").click();
    await this.page.keyboard.press("Control+End");
  }

  private async waitForPrompt(index: number, before: string | null): Promise<void> {
    const prompt = await this.prompt(index).elementHandle();
    await this.page.waitForFunction(
      ([element, old]) => /\[\d+\]/.test(element!.textContent!) && element!.textContent !== old,
      [prompt, before] as const,
    );
  }

  /** Ctrl-S, and waits until nothing is unsaved any more. */
  async save(): Promise<void> {
    const tab = this.page.locator(".lm-TabBar-tab.jp-mod-current");
    await this.page.keyboard.press("Control+s");
    await tab.and(this.page.locator(":not(.jp-mod-dirty)")).waitFor();
  }

  async press(command: string): Promise<void> {
    await this.page.locator(`.jp-NotebookPanel-toolbar [data-command="${command}"]`).click();
  }

  /** The stop button. */
  async interrupt(): Promise<void> {
    await this.press("notebook:interrupt-kernel");
  }

  /** The restart button, and yes. */
  async restart(): Promise<void> {
    await this.press("notebook:restart-kernel");
    await this.#confirm();
    await this.waitUntilIdle();
  }

  /** The button with two arrows, and yes; waits until every cell has its count, or one has failed. */
  async restartAndRunAll(): Promise<void> {
    await this.press("notebook:restart-run-all");
    await this.#confirm();
    await this.page.waitForFunction((error) => {
      const cells = [...document.querySelectorAll(".jp-Notebook .jp-CodeCell")];
      const prompts = cells.map((cell) => cell.querySelector(".jp-InputArea-prompt")?.textContent ?? "");
      const failed = document.querySelector(error);
      return failed !== null || (cells.length > 0 && prompts.every((text) => /\[\d+\]/.test(text)));
    }, ERROR);
    await this.waitUntilIdle();
  }

  async #confirm(): Promise<void> {
    await this.page.locator(".jp-Dialog .jp-mod-accept").click();
    await this.page.locator(".jp-Dialog").waitFor({ state: "detached" });
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: screenshotPath(name) });
  }

  /** Closes the tab, and ends the kernel. */
  async close(): Promise<void> {
    await this.page.close();
    await this.#lab.endKernel(this.#path);
  }
}
