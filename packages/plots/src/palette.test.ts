import { expect, test } from "vitest";
import { applyTheme, cssPalette, type Palette, palettes, seriesStyle } from "./palette.ts";
import { fontSizes } from "./theme.ts";

type Rgb = readonly [number, number, number];

/** Linear-light channels of an sRGB colour. */
function linear(hex: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Machado, Oliveira, Fernandes (2009), severity 1, on linear light. */
const deficiencies: Record<string, readonly Rgb[]> = {
  "full colour vision": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** Björn Ottosson's Oklab (2020): distances in it are as the eye sees them, 1 from black to white. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function distance(a: string, b: string, matrix: readonly Rgb[]): number {
  const seen = (hex: string): Rgb => {
    const [r, g, b] = linear(hex);
    const row = ([x, y, z]: Rgb): number => Math.min(1, Math.max(0, x * r + y * g + z * b));
    return oklab(matrix.map(row) as unknown as Rgb);
  };
  const [p, q] = [seen(a), seen(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const lines = ["blue", "vermilion", "green", "purple", "gold", "grey"] as const;
const themes = Object.entries(palettes) as [string, Palette][];

test.each(themes)("in the %s theme text and lines reach 4.5:1 against the background", (_, palette) => {
  for (const name of ["ink", "muted", ...lines] as const) {
    expect(contrast(palette[name], palette.background), name).toBeGreaterThanOrEqual(4.5);
  }
});

/** Least distances in Oklab, where 0.02 can just be noticed: among the lines most used, and among all. */
const APART = { "first four": 0.1, "all six": 0.07 };

const cases = themes.flatMap(([theme, palette]) =>
  Object.keys(deficiencies).flatMap((vision) =>
    (["first four", "all six"] as const).map((which) => [theme, which, vision, palette] as const),
  ),
);

test.each(cases)("in the %s theme the %s lines are told apart with %s", (_, which, vision, palette) => {
  const compared = which === "all six" ? lines : lines.slice(0, 4);
  for (const a of compared) {
    for (const b of compared.filter((other) => other > a)) {
      const apart = distance(palette[a], palette[b], deficiencies[vision]!);
      expect(apart, `${a} and ${b}`).toBeGreaterThan(APART[which]);
    }
  }
});

test("no text of a figure is smaller than 12 px", () => {
  expect(Math.min(...Object.values(fontSizes))).toBeGreaterThanOrEqual(12);
});

test("a theme replaces every colour of the palette and nothing else", () => {
  const { light, dark } = palettes;
  const part = { a: [light.blue, "#123456", 7, null], text: `<span style="color:${light.ink}">x</span>` };
  expect(applyTheme(part, "light")).toBe(part);
  expect(applyTheme(part, "dark")).toEqual({
    a: [dark.blue, "#123456", 7, null],
    text: `<span style="color:${dark.ink}">x</span>`,
  });
});

test("each colour of the light palette stands for one thing, so that the dark one can take its place", () => {
  expect(new Set(Object.values(palettes.light)).size).toBe(Object.keys(palettes.light).length);
});

test("the seventh line has the first one's colour but not its dash", () => {
  expect(seriesStyle(6).colour).toBe(seriesStyle(0).colour);
  expect(seriesStyle(6).dash).not.toBe(seriesStyle(0).dash);
});

test("a page declares the palette as custom properties", () => {
  expect(cssPalette("dark")).toContain("--slope-background: #14181d;");
});
