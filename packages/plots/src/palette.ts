/** The two themes a figure can be drawn in. */
export type ThemeName = "light" | "dark";

/**
 * The colours of a theme, each a `#rrggbb`, each used for one thing.
 *
 * The series colours descend from Okabe and Ito's set, with lightness and chroma changed until each
 * reaches 4.5:1 against the background (so that a label may have its line's colour) and until they stay apart
 * under simulated protanopia and deuteranopia, too.
 *
 * @see Okabe, M., Ito, K. Color Universal Design (2008), https://jfly.uni-koeln.de/color/
 */
export interface Palette {
  readonly background: string;
  /** Titles and labels. */
  readonly ink: string;
  /** Tick labels. */
  readonly muted: string;
  readonly grid: string;
  /** The lines z = 0 and y = 0. */
  readonly axis: string;
  /** Values, g. */
  readonly blue: string;
  /** Slopes, g′, and tangents. */
  readonly vermilion: string;
  readonly green: string;
  readonly purple: string;
  readonly gold: string;
  readonly grey: string;
}

export const palettes: Readonly<Record<ThemeName, Palette>> = {
  light: {
    background: "#ffffff",
    ink: "#1b2027",
    muted: "#57606a",
    grid: "#e6e9ed",
    axis: "#9aa4af",
    blue: "#0a58ca",
    vermilion: "#c94300",
    green: "#0b8268",
    purple: "#8a0f74",
    gold: "#5f4600",
    grey: "#353c46",
  },
  dark: {
    background: "#14181d",
    ink: "#e7eaee",
    muted: "#a4aeb9",
    grid: "#2a3037",
    axis: "#65707c",
    blue: "#2ea8ff",
    vermilion: "#ff6a1f",
    green: "#22ee94",
    purple: "#fe6ba9",
    gold: "#fbd13c",
    grey: "#d3dbea",
  },
};

/** The custom property that stands for a colour of the palette in a page. */
export function customProperty(name: string): string {
  return `--slope-${name}`;
}

/**
 * A theme's palette as CSS declarations, for a page whose figures were drawn with `theme: "css"`.
 *
 * @example `:root { ${cssPalette("light")} } @media (prefers-color-scheme: dark) { :root { ${cssPalette("dark")} } }`
 */
export function cssPalette(theme: ThemeName): string {
  return Object.entries(palettes[theme])
    .map(([name, colour]) => `${customProperty(name)}: ${colour};`)
    .join(" ");
}

/** In the order in which they are given out to the lines of a figure. */
export const seriesColours = ["blue", "vermilion", "green", "purple", "gold", "grey"] as const;

/** Line styles beside the colours, so that lines differ in black and white too. */
const seriesDashes = ["solid", "5px,3px", "1.5px,2.5px", "9px,3px,1.5px,3px", "9px,4px", "3px,3px"] as const;

/** The colour and dash of a figure's `index`th line; they repeat only together after many lines. */
export function seriesStyle(index: number): { readonly colour: string; readonly dash: string } {
  const turn = Math.floor(index / seriesColours.length);
  const name = seriesColours[index % seriesColours.length]!;
  return { colour: palettes.light[name], dash: seriesDashes[(index + turn) % seriesDashes.length]! };
}

/**
 * The same figure in another theme: every colour of the light palette becomes its counterpart.
 * Other colours are left as they are.
 *
 * A pure function on the `data` and `layout` of a figure, so that a page can switch themes too.
 */
export function applyTheme<Part>(part: Part, theme: ThemeName): Part {
  if (theme === "light") return part;
  const counterparts = new Map<string, string>(
    Object.entries(palettes.light).map(([name, colour]) => [colour, palettes.dark[name as keyof Palette]]),
  );
  const recolour = (node: unknown): unknown => {
    if (typeof node === "string") return recolourText(node, counterparts);
    if (Array.isArray(node)) return node.map(recolour);
    if (node === null || typeof node !== "object" || ArrayBuffer.isView(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, recolour(value)]));
  };
  return recolour(part) as Part;
}

/** A colour may also stand inside a label's markup: `<span style="color:#0a58ca">`. */
function recolourText(text: string, counterparts: ReadonlyMap<string, string>): string {
  if (!text.includes("#")) return text;
  return text.replace(/#[0-9a-f]{6}\b/g, (colour) => counterparts.get(colour) ?? colour);
}
