import { LiveFigure } from "./liveFigure.ts";

/** Plotly is loaded when a figure is touched, and not before. A finger that only scrolls over it does not touch it. */
export function wakeFigures(): void {
  for (const figure of document.querySelectorAll<HTMLElement>("figure.plot")) {
    const live = new LiveFigure(figure);
    const wake = (): void => {
      live.wake().catch((error: unknown) => {
        // The still picture stays, and so does the page; the console says why.
        console.warn(error);
      });
    };
    const frame = figure.querySelector<HTMLElement>(".plot-frame")!;
    frame.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "touch") wake();
    });
    frame.addEventListener("click", wake);
    const button = figure.querySelector<HTMLElement>(".plot-explore");
    button?.addEventListener("click", () => {
      wake();
      const target = figure.querySelector<HTMLElement>("input[data-slider], .plot-live")!;
      if (target.tagName === "DIV") target.tabIndex = -1;
      target.focus({ preventScroll: true });
      button.remove();
    });
    figure.addEventListener("focusin", (event) => {
      // Passing over the button with the tab key asks for nothing yet.
      if (event.target instanceof HTMLInputElement) wake();
    });
    for (const slider of figure.querySelectorAll<HTMLInputElement>("input[data-slider]")) {
      slider.addEventListener("input", () => {
        live.moveSlider(slider);
        wake();
      });
    }
  }
}
