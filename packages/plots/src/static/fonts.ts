import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Font } from "fontkitten";

const require = createRequire(import.meta.url);

/**
 * The fonts of static pictures. Arimo has the widths of Arial, Helvetica and Liberation Sans, so text
 * measured with it fits wherever one of these draws the SVG. DejaVu Sans has the symbols that Arimo lacks.
 */
export const fontFiles = (): { regular: string; bold: string; symbols: string } => ({
  regular: require.resolve("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf"),
  bold: require.resolve("@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf"),
  symbols: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
});

/** Text measured as a browser would: widths in pixels at a font size in pixels. */
export interface TextMeasure {
  widthOf(text: string, size: number, isBold: boolean): number;
  /** Above and below the baseline, in parts of the font size. */
  readonly ascent: number;
  readonly descent: number;
}

/** Reads the fonts; each glyph's width is looked up once. */
export async function openTextMeasure(): Promise<TextMeasure> {
  const { create } = await import("fontkitten");
  const files = fontFiles();
  const open = (file: string): Font => {
    const font = create(readFileSync(file));
    if (font.isCollection) throw new Error(`${file} holds several fonts; one was expected.`);
    return font;
  };
  const regular = open(files.regular);
  const bold = open(files.bold);
  const symbols = open(files.symbols);
  const advance = (font: Font): ((character: string) => number) => {
    const known = new Map<string, number>();
    return (character) => {
      const seen = known.get(character);
      if (seen !== undefined) return seen;
      const codePoint = character.codePointAt(0)!;
      const source = font.hasGlyphForCodePoint(codePoint) ? font : symbols;
      const width = source.glyphForCodePoint(codePoint).advanceWidth / source.unitsPerEm;
      known.set(character, width);
      return width;
    };
  };
  const ofRegular = advance(regular);
  const ofBold = advance(bold);
  return {
    widthOf: (text, size, isBold) =>
      size * [...text].map(isBold ? ofBold : ofRegular).reduce((sum, width) => sum + width, 0),
    ascent: regular.ascent / regular.unitsPerEm,
    descent: -regular.descent / regular.unitsPerEm,
  };
}
