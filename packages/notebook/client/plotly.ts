/** The part of plotly.js that pages use; its own types would have to be loaded for this. */
export interface Plotly {
  react(target: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  addFrames(target: HTMLElement, frames: unknown): Promise<unknown>;
  purge(target: HTMLElement): void;
  restyle(target: HTMLElement, ...args: unknown[]): Promise<unknown>;
  relayout(target: HTMLElement, ...args: unknown[]): Promise<unknown>;
  update(target: HTMLElement, ...args: unknown[]): Promise<unknown>;
  animate(target: HTMLElement, ...args: unknown[]): Promise<unknown>;
}

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}

let loading: Promise<Plotly> | undefined;

/** Fetches Plotly at the first figure that is touched: from the page's assets, or from the page itself if it was made so. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= new Promise((resolve, reject) => {
    const source = document.getElementById("plotly-source");
    const script = document.createElement("script");
    const finish = (): void => {
      if (window.Plotly) resolve(window.Plotly);
      else reject(new Error("plotly.js was loaded, but it is not there."));
    };
    if (source?.dataset.src === undefined) {
      script.textContent = source?.textContent ?? "";
      document.head.append(script);
      finish();
      return;
    }
    script.src = source.dataset.src;
    script.addEventListener("load", finish);
    script.addEventListener("error", () => {
      // The next touch may try again: the connection may be back.
      loading = undefined;
      reject(new Error(`plotly.js could not be loaded from ${script.src}`));
    });
    document.head.append(script);
  });
  return loading;
}
