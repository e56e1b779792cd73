/** Jupyter counts positions in Unicode code points, JavaScript in UTF-16 units. */

export function toUtf16Position(text: string, codePoints: number): number {
  let units = 0;
  for (const character of text) {
    if (codePoints-- <= 0) break;
    units += character.length;
  }
  return units;
}

export function toCodePointPosition(text: string, units: number): number {
  return [...text.slice(0, units)].length;
}
