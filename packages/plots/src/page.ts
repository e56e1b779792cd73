/** What a page in a browser needs of this package: nothing of Node's. */
export { applyTheme, cssPalette, type Palette, palettes, type ThemeName } from "./palette.ts";
export { fontFamily, plotlyConfig } from "./theme.ts";
