import type { ThemeName } from "../palette.ts";

/** How a figure is to be drawn as a picture. */
export interface StaticOptions {
  readonly theme?: ThemeName;
  /** In CSS pixels; the figure's own if it has one, else 720. */
  readonly width?: number;
  /** In CSS pixels; the figure's own if it has one, else 450. */
  readonly height?: number;
}

/** Options that only matter to SVG. */
export interface SvgOptions extends Omit<StaticOptions, "theme"> {
  /**
   * With "css" the colours are custom properties, as `cssPalette` declares them: one SVG for both themes
   * of a page.
   */
  readonly theme?: ThemeName | "css";
  /**
   * Begins every id in the SVG, so that several can stand in one page. By default a digest of figure and
   * options; give one where the same figure stands twice in a page.
   */
  readonly idPrefix?: string;
  /** What the picture shows, for those who do not see it; the figure's own by default. */
  readonly alt?: string;
}
