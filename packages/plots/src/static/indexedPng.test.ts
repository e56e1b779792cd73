import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Resvg } from "@resvg/resvg-js";
import { decode } from "fast-png";
import { expect, test } from "vitest";
import { encodeIndexedPng, type Pixels } from "./indexedPng.ts";

/** The picture's pixels, four bytes each. */
function decodePixels(png: Uint8Array): Uint8Array {
  const { data, palette } = decode(png);
  return Uint8Array.from(
    [...data].flatMap((index) => [...palette![index]!.slice(0, 3), palette![index]![3] ?? 255]),
  );
}

function paint(width: number, height: number, colourAt: (x: number, y: number) => readonly number[]): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set(colourAt(i % width, Math.floor(i / width)), 4 * i);
  return { width, height, data };
}

/** By resvg, as pixels and as resvg's own PNG, which has no palette. */
function drawSvg(content: string): { pixels: Pixels; png: Uint8Array } {
  const picture = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">${content}</svg>`,
  ).render();
  const { width, height } = picture;
  return { pixels: { width, height, data: Uint8Array.from(picture.pixels) }, png: picture.asPng() };
}

/** The mean and the largest distance of two pixels in any channel. */
function errorsOf(one: Uint8Array, other: Uint8Array): { mean: number; worst: number } {
  const errors = one.map((channel, i) => Math.abs(channel - other[i]!));
  return {
    mean: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    worst: errors.reduce((most, error) => Math.max(most, error), 0),
  };
}

test("a picture of no more colours than the palette holds is kept exactly", () => {
  for (const most of [64, 256]) {
    const picture = paint(40, 40, (x, y) => [(x * y) % most, 255 - ((x * y) % most), 7, 255]);
    const png = encodeIndexedPng(picture, most);
    expect(Buffer.compare(decodePixels(png), picture.data)).toBe(0);
    // No alpha is written where there is none.
    expect(decode(png).palette!.every((colour) => colour.length === 3)).toBe(true);
  }
});

test("what lies on a transparent ground has the colours and the alpha that resvg itself writes", () => {
  const { pixels, png } = drawSvg(
    '<rect x="5" width="50" height="40" fill="#d55e00" opacity="0.4"/><rect x="30" y="20" width="50" height="30" fill="#0072b2"/>',
  );
  const expected = decode(png);
  expect(expected.channels).toBe(4);
  expect(new Set(expected.data.filter((_, i) => i % 4 === 3))).toEqual(new Set([0, 102, 255]));
  expect(Buffer.compare(decodePixels(encodeIndexedPng(pixels, 64)), Uint8Array.from(expected.data))).toBe(0);
});

test("a gradient into transparency is seen through like that of resvg, in 32 colours", () => {
  const { pixels, png } = drawSvg(
    '<linearGradient id="g"><stop stop-color="#d55e00"/><stop offset="1" stop-color="#0072b2" stop-opacity="0"/></linearGradient><circle cx="45" cy="30" r="30" fill="url(#g)"/>',
  );
  const onWhite = (data: Uint8Array): Uint8Array => {
    const seen = (channel: number, alpha: number) =>
      Math.round((channel * alpha + 255 * (255 - alpha)) / 255);
    return data.map((channel, i) => (i % 4 === 3 ? 255 : seen(channel, data[i | 3]!)));
  };
  const drawn = onWhite(decodePixels(encodeIndexedPng(pixels, 32)));
  const { mean, worst } = errorsOf(drawn, onWhite(Uint8Array.from(decode(png).data)));
  expect(mean).toBeLessThan(1);
  expect(worst).toBeLessThan(32);
});

/** 250 × 200 colours. */
const photograph = (): Pixels => paint(250, 200, (x, y) => [x, y, (x + y) >> 1, 255]);

test("tens of thousands of colours are kept to some steps in a channel", () => {
  const picture = photograph();
  const { mean, worst } = errorsOf(decodePixels(encodeIndexedPng(picture, 256)), picture.data);
  expect(mean).toBeLessThan(4);
  expect(worst).toBeLessThan(24);
});

test("the same pixels give the same bytes, in another process too", async () => {
  const { width, height, data } = photograph();
  const here = encodeIndexedPng({ width, height, data }, 256);
  expect(Buffer.compare(encodeIndexedPng(photograph(), 256), here)).toBe(0);
  const program = `
    import { encodeIndexedPng } from ${JSON.stringify(import.meta.resolve("./indexedPng.ts"))};
    const data = Uint8Array.from(Buffer.from(${JSON.stringify(Buffer.from(data).toString("base64"))}, "base64"));
    process.stdout.write(encodeIndexedPng({ width: ${width}, height: ${height}, data }, 256));`;
  const child = promisify(execFile)(process.execPath, ["--input-type=module"], { encoding: "buffer" });
  child.child.stdin!.end(program);
  const { stdout } = await child;
  expect(Buffer.compare(stdout, here)).toBe(0);
});
