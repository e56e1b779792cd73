import { cssPalette, palettes, plotlyConfig } from "@slope/plots";

/**
 * The colours of `@slope/plots` as CSS variables: `--slope-ink` and so on, light and dark. The pages take their own colours from
 * them too. Print is light. A figure in a theme of its own stands on light paper in both, since its colours cannot be exchanged.
 */
export function renderPaletteCss(): string {
  const light = cssPalette("light");
  const dark = cssPalette("dark");
  return [
    `:root{color-scheme:light;${light}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){color-scheme:dark;${dark}}}`,
    `@media screen{:root[data-theme="dark"]{color-scheme:dark;${dark}}.plot.foreign{color-scheme:light;${light}}}`,
  ].join("\n");
}

/** What the page's script has to know to bring a figure to life as `@slope/plots` means it. */
export function describePlotSetup(): object {
  const colours = Object.fromEntries(Object.entries(palettes.light).map(([name, hex]) => [hex, name]));
  return { colours, config: plotlyConfig };
}
