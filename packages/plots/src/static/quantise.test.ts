import { expect, test } from "vitest";
import { type Histogram, quantise } from "./quantise.ts";

/** Colours with red, green, blue and alpha, and the number of pixels of each. */
function histogramOf(
  ...counted: readonly (readonly [colour: readonly number[], count: number])[]
): Histogram {
  return {
    colours: Uint8Array.from(counted.flatMap(([colour]) => colour)),
    counts: Uint32Array.from(counted, ([, count]) => count),
  };
}

/** A pseudo-random cloud of distinct colours. */
function cloud(size: number): Histogram {
  const colour = (i: number) => [i % 251, (i * 7919) % 241, (i * 104_729) % 239, 255];
  return histogramOf(
    ...Array.from({ length: size }, (_, i) => [colour(i), 1 + ((i * 31) % 97)] as [number[], number]),
  );
}

const entry = (entries: Uint8Array, i: number): number[] => [...entries.subarray(4 * i, 4 * i + 4)];
const squares = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, channel, i) => sum + (channel - b[i]!) ** 2, 0);

test("no more colours than were asked for stand for themselves", () => {
  const { colours, counts } = cloud(64);
  const { entries, entryOf } = quantise({ colours, counts }, 64);
  expect(entries).toEqual(colours);
  expect([...entryOf]).toEqual([...counts.keys()]);
});

test("colours that lie close together become their mean, in which the more frequent weighs more", () => {
  const { entries, entryOf } = quantise(
    histogramOf([[0, 0, 0, 255], 30], [[8, 0, 0, 255], 10], [[200, 9, 9, 255], 1], [[200, 7, 9, 255], 1]),
    2,
  );
  expect(entry(entries, 0)).toEqual([2, 0, 0, 255]);
  expect(entry(entries, 1)).toEqual([200, 8, 9, 255]);
  expect([...entryOf]).toEqual([0, 0, 1, 1]);
});

test("colours that differ in alpha alone are told apart", () => {
  const glass = histogramOf([[0, 0, 0, 0], 5], [[0, 0, 0, 10], 5], [[0, 0, 0, 250], 5], [[0, 0, 0, 255], 5]);
  expect([...quantise(glass, 2).entries]).toEqual([0, 0, 0, 5, 0, 0, 0, 253]);
});

test("every colour is given the nearest entry", () => {
  const { colours, counts } = cloud(2000);
  const { entries, entryOf } = quantise({ colours, counts }, 64);
  expect(entries).toHaveLength(64 * 4);
  for (const i of counts.keys()) {
    const own = entry(colours, i);
    const distances = Array.from({ length: 64 }, (_, k) => squares(own, entry(entries, k)));
    expect(distances[entryOf[i]!]).toBe(Math.min(...distances));
  }
});

test("each doubling of the palette takes more than a quarter off the mean square of the errors", () => {
  const { colours, counts } = cloud(2000);
  const errors = [8, 16, 32, 64, 128, 256].map((most) => {
    const { entries, entryOf } = quantise({ colours, counts }, most);
    return counts.reduce(
      (sum, count, i) => sum + count * squares(entry(colours, i), entry(entries, entryOf[i]!)),
      0,
    );
  });
  for (const [i, error] of errors.slice(1).entries()) expect(error).toBeLessThan(0.75 * errors[i]!);
});
