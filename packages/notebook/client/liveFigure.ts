import { loadPlotly, type Plotly } from "./plotly.ts";
import { readSetup } from "./plotSetup.ts";
import { recolourFigure } from "./recolour.ts";
import { onThemeChange } from "./theme.ts";

interface SliderStep {
  readonly label?: string;
  readonly method?: string;
  readonly args?: readonly unknown[];
}

interface Slider {
  readonly currentvalue?: { readonly prefix?: string };
  readonly steps?: readonly SliderStep[];
}

interface FigureData {
  readonly data: readonly object[];
  readonly layout: { readonly sliders?: readonly Slider[]; readonly [key: string]: unknown };
  readonly frames: readonly unknown[];
}

/** Below this width Plotly's buttons would stand on the title. */
const BUTTONS_FROM = 480;

/** A figure that Plotly draws over its still picture, in the same frame. */
export class LiveFigure {
  readonly #figure: HTMLElement;
  readonly #target: HTMLElement;
  #content: FigureData | undefined;
  #waking: Promise<void> | undefined;
  #plotly: Plotly | undefined;

  constructor(figure: HTMLElement) {
    this.#figure = figure;
    this.#target = figure.querySelector<HTMLElement>(".plot-live")!;
  }

  /** Loads Plotly if need be, and draws; the second call does nothing. */
  wake(): Promise<void> {
    this.#waking ??= this.#start().catch((error: unknown) => {
      this.#waking = undefined;
      throw error;
    });
    return this.#waking;
  }

  moveSlider(input: HTMLInputElement): void {
    const slider = this.#read().layout.sliders?.[Number(input.dataset.slider)];
    const step = slider?.steps?.[input.valueAsNumber];
    if (!step) return;
    const label = `${slider?.currentvalue?.prefix ?? ""}${step.label ?? input.value}`;
    input.setAttribute("aria-valuetext", label);
    input.parentElement!.querySelector("output")!.textContent = label;
    void this.#applyStep(step);
  }

  async #start(): Promise<void> {
    this.#figure.classList.add("waking");
    try {
      this.#plotly = await loadPlotly();
      await this.#draw();
    } finally {
      this.#figure.classList.remove("waking");
    }
    this.#figure.classList.add("live");
    onThemeChange(() => void this.#draw());
    new ResizeObserver(() => {
      const { width, height } = this.#boxSize();
      if (width > 0) void this.#plotly?.relayout(this.#target, { width, height });
    }).observe(this.#target);
  }

  async #draw(): Promise<void> {
    const { data, layout } = this.#read();
    // The page's own sliders stand in for Plotly's, which no key can move.
    const { sliders: _, ...rest } = layout;
    const size = this.#boxSize();
    const themed = this.#figure.classList.contains("foreign")
      ? { data, rest }
      : recolourFigure({ data, rest });
    // Plotly writes into what it is given; a redraw needs the original.
    const own = structuredClone(themed);
    const config = {
      ...readSetup().config,
      responsive: false,
      displayModeBar: size.width < BUTTONS_FROM ? false : "hover",
    };
    await this.#plotly?.react(this.#target, own.data, { ...own.rest, ...size }, config);
    const frames = this.#read().frames;
    if (frames.length > 0)
      await this.#plotly?.addFrames(this.#target, structuredClone(recolourFigure(frames)));
    for (const input of this.#figure.querySelectorAll<HTMLInputElement>("input[data-slider]")) {
      // Where it has not been moved, the figure stands as its data say.
      if (input.value === input.defaultValue) continue;
      const step = this.#read().layout.sliders?.[Number(input.dataset.slider)]?.steps?.[input.valueAsNumber];
      if (step) await this.#applyStep(step);
    }
  }

  async #applyStep({ method = "restyle", args = [] }: SliderStep): Promise<void> {
    const plotly = this.#plotly;
    if (
      !plotly ||
      !(method === "restyle" || method === "relayout" || method === "update" || method === "animate")
    )
      return;
    const own = structuredClone(recolourFigure(args));
    // Where a step sets the layout, the page's box decides the size all the same.
    const layoutAt = method === "relayout" ? 0 : method === "update" ? 1 : -1;
    if (isRecord(own[layoutAt])) Object.assign(own[layoutAt], this.#boxSize());
    await plotly[method](this.#target, ...own);
  }

  #boxSize(): { width: number; height: number; autosize: false } {
    return { width: this.#target.clientWidth, height: this.#target.clientHeight, autosize: false };
  }

  #read(): FigureData {
    this.#content ??= JSON.parse(this.#figure.querySelector("script")!.textContent!) as FigureData;
    return this.#content;
  }
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
