/** The distinct colours of a picture. */
export interface Histogram {
  /** Four bytes a colour. */
  readonly colours: Uint8Array;
  /** How many pixels each has. */
  readonly counts: Uint32Array;
}

/** At most as many colours as were asked for. */
export interface Palette {
  /** Four bytes an entry. */
  readonly entries: Uint8Array;
  /** For each distinct colour the entry that stands for it. */
  readonly entryOf: Uint8Array;
}

const CHANNELS = 4;
const LEVELS = 256;

/**
 * Few colours for many: a box around all is cut in two, then whichever box's best cut saves most, until there are
 * enough. The best cut is that after which the squares of the distances to the two means add up to least.
 *
 * Wu takes 32 levels a channel, to have all pixels in one table; here distinct colours are few, and so are not rounded.
 * The same histogram gives the same palette on any machine: sums are of integers, and of equal cuts the first is made.
 *
 * @param most at most 256.
 * @see Xiaolin Wu (1991), "Efficient Statistical Computations for Optimal Color Quantization", Graphics Gems II.
 */
export function quantise(histogram: Histogram, most: number): Palette {
  const { colours, counts } = histogram;
  if (counts.length <= most) return { entries: colours, entryOf: Uint8Array.from(counts, (_, i) => i) };
  const boxes = [
    measureBox(
      histogram,
      Uint32Array.from(counts, (_, i) => i),
    ),
  ];
  while (boxes.length < most) {
    const widest = boxes.reduce((best, box) => (box.saved > best.saved ? box : best));
    const { members, channel, below } = widest;
    const isBelow = (colour: number): boolean => colours[colour * CHANNELS + channel]! < below;
    boxes[boxes.indexOf(widest)] = measureBox(histogram, members.filter(isBelow));
    boxes.push(
      measureBox(
        histogram,
        members.filter((colour) => !isBelow(colour)),
      ),
    );
  }
  const entries = Uint8Array.from(boxes.flatMap(({ mean }) => mean.map(Math.round)));
  // The nearest is not always that of the own box, and the worst error is half as large.
  return { entries, entryOf: Uint8Array.from(counts, (_, i) => nearest(entries, colours, i * CHANNELS)) };
}

interface Box {
  /** Indices of its colours. */
  readonly members: Uint32Array;
  readonly mean: readonly number[];
  /** The best cut: at this channel, between the colours below a level and the rest. */
  readonly channel: number;
  readonly below: number;
  /** By how much it makes the sum of the squares less: 0 where one colour is left. */
  readonly saved: number;
}

/** A row for each level of each channel: the number of its pixels, and the sums of their channels. */
const ROW = 1 + CHANNELS;
const moments = new Float64Array(CHANNELS * LEVELS * ROW);

function measureBox({ colours, counts }: Histogram, members: Uint32Array): Box {
  moments.fill(0);
  for (const member of members) {
    const at = member * CHANNELS;
    const count = counts[member]!;
    for (let channel = 0; channel < CHANNELS; channel++) {
      const row = (channel * LEVELS + colours[at + channel]!) * ROW;
      moments[row]! += count;
      for (let c = 0; c < CHANNELS; c++) moments[row + 1 + c]! += count * colours[at + c]!;
    }
  }
  const total = new Float64Array(ROW);
  for (let i = 0; i < LEVELS * ROW; i++) total[i % ROW]! += moments[i]!;
  const mean = Array.from(total.subarray(1), (sum) => sum / total[0]!);
  let best = { channel: 0, below: 0, saved: 0 };
  for (let channel = 0; channel < CHANNELS; channel++) {
    const part = new Float64Array(ROW);
    for (let level = 0; level < LEVELS; level++) {
      const row = (channel * LEVELS + level) * ROW;
      if (moments[row] === 0) continue;
      for (let i = 0; i < ROW; i++) part[i]! += moments[row + i]!;
      const saved = savedByCut(part, total);
      if (saved > best.saved) best = { channel, below: level + 1, saved };
    }
  }
  return { members, mean, ...best };
}

/** The sum of the squares about one mean, less that about two. */
function savedByCut(part: Float64Array, total: Float64Array): number {
  const count = part[0]!;
  const rest = total[0]! - count;
  if (rest === 0) return 0;
  let squares = 0;
  for (let i = 1; i < ROW; i++) squares += (part[i]! / count - (total[i]! - part[i]!) / rest) ** 2;
  return (squares * count * rest) / total[0]!;
}

function nearest(entries: Uint8Array, colours: Uint8Array, at: number): number {
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let entry = 0; entry < entries.length; entry += CHANNELS) {
    let squares = 0;
    for (let c = 0; c < CHANNELS; c++) squares += (entries[entry + c]! - colours[at + c]!) ** 2;
    if (squares >= least) continue;
    least = squares;
    found = entry / CHANNELS;
  }
  return found;
}
