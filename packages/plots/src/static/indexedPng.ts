import { encode } from "fast-png";
import { type Histogram, quantise } from "./quantise.ts";

/** A picture as resvg draws it: red, green and blue are multiplied by alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel; it begins at a multiple of four in its buffer. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A photograph has more: its colours are rounded, since each is compared with the whole palette. */
const MOST_COUNTED = 2 ** 15;

/** Each byte to five bits, as far as Wu's table goes; 0 and 255 stay. */
function roundColour(colour: number): number {
  const high = colour & 0xf8f8f8f8;
  return high | ((high >>> 5) & 0x07070707);
}

/** Level 9 would save another tenth, and take five times as long. */
const COMPRESSION = { level: 6 } as const;

/**
 * A PNG with a palette of at most `most` colours: exact where the picture has no more. It is compressed in
 * JavaScript: Node's zlib gives other bytes on other processors.
 */
export function encodeIndexedPng({ width, height, data }: Pixels, most: number): Uint8Array {
  const exact = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const few = countColours(exact, MOST_COUNTED);
  const pixels = few ? exact : exact.map(roundColour);
  const { histogram, indexOf } = few ?? countColours(pixels, Number.POSITIVE_INFINITY)!;
  const { entries, entryOf } = quantise(histogram, most);
  const order = orderEntries(entries, countUses(histogram, entryOf));
  const place = new Uint8Array(order.length);
  for (const [i, entry] of order.entries()) place[entry] = i;
  const indices = new Uint8Array(pixels.length);
  for (let from = 0, to = 0; from < pixels.length; from = to) {
    to = endOfRun(pixels, from);
    indices.fill(place[entryOf[indexOf.get(pixels[from]!)!]!]!, from, to);
  }
  return encode(
    { width, height, data: indices, channels: 1, depth: 8, palette: paletteOf(entries, order) },
    { zlib: COMPRESSION },
  );
}

/** Where the stretch of one colour ends that begins at `from`: pictures of curves have few. */
function endOfRun(pixels: Uint32Array, from: number): number {
  const colour = pixels[from];
  let to = from + 1;
  while (to < pixels.length && pixels[to] === colour) to++;
  return to;
}

interface Counted {
  readonly histogram: Histogram;
  /** In the histogram, of a colour. */
  readonly indexOf: ReadonlyMap<number, number>;
}

/** The distinct colours in the order in which they appear, unless there are more than `most`. */
function countColours(pixels: Uint32Array, most: number): Counted | undefined {
  const indexOf = new Map<number, number>();
  const counts: number[] = [];
  for (let from = 0, to = 0; from < pixels.length; from = to) {
    to = endOfRun(pixels, from);
    const colour = pixels[from]!;
    const known = indexOf.get(colour);
    if (known === undefined) {
      if (counts.length === most) return undefined;
      indexOf.set(colour, counts.length);
      counts.push(to - from);
    } else {
      counts[known]! += to - from;
    }
  }
  const colours = new Uint8Array(Uint32Array.from(indexOf.keys()).buffer);
  return { histogram: { colours, counts: Uint32Array.from(counts) }, indexOf };
}

function countUses({ counts }: Histogram, entryOf: Uint8Array): number[] {
  const uses: number[] = Array(256).fill(0);
  for (const [i, count] of counts.entries()) uses[entryOf[i]!]! += count;
  return uses;
}

const OPAQUE = 255;
const alphaOf = (entries: Uint8Array, entry: number): number => entries[4 * entry + 3]!;

/** Those with alpha first, as fast-png writes no alpha for the opaque; then by use, which compresses best. */
function orderEntries(entries: Uint8Array, uses: readonly number[]): number[] {
  const isOpaque = (entry: number): number => Number(alphaOf(entries, entry) === OPAQUE);
  return Array.from({ length: entries.length / 4 }, (_, i) => i).sort(
    (a, b) => isOpaque(a) - isOpaque(b) || uses[b]! - uses[a]!,
  );
}

/** PNG's colours are not multiplied by alpha, and a palette without alpha has none to write. */
function paletteOf(entries: Uint8Array, order: readonly number[]): number[][] {
  const colours = order.map((entry) => {
    const alpha = alphaOf(entries, entry);
    const channels = Array.from(entries.subarray(4 * entry, 4 * entry + 3), (channel) =>
      alpha === 0 ? 0 : Math.min(OPAQUE, Math.round((channel * OPAQUE) / alpha)),
    );
    return [...channels, alpha];
  });
  return colours.every(([, , , alpha]) => alpha === OPAQUE)
    ? colours.map((colour) => colour.slice(0, 3))
    : colours;
}
