/** What `@slope/plots` says about live figures; the page carries it, so that the two cannot drift apart. */
interface PlotSetup {
  /** The light palette: each colour's name in the style sheet. */
  readonly colours: Readonly<Record<string, string>>;
  /** What Plotly is started with. */
  readonly config: object;
}

let setup: PlotSetup | undefined;

export function readSetup(): PlotSetup {
  setup ??= JSON.parse(document.getElementById("plot-setup")!.textContent!) as PlotSetup;
  return setup;
}
