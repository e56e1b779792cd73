import { cssPalette, palettes } from "@slope/plots";

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

/** For the page's script, which exchanges the same colours in a live figure: `{"#1b2027": "ink", …}`. */
export function listPaletteNames(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(palettes.light).map(([name, hex]) => [hex, name]));
}
