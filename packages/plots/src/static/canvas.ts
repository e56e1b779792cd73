import type { encode } from "fast-png";

/** The few calls of a 2D canvas with which Plotly paints heatmaps. */
export interface PaintContext {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  createImageData(width: number, height: number): { data: Uint8ClampedArray; width: number; height: number };
  putImageData(image: { data: Uint8ClampedArray }, x: number, y: number): void;
}

/** What is known of a canvas element here: its size, as set by whoever paints. */
interface Sized {
  readonly width: number;
  readonly height: number;
}

const pixelsOf = new WeakMap<Sized, Uint8ClampedArray>();

function pixels(canvas: Sized): Uint8ClampedArray {
  const known = pixelsOf.get(canvas);
  if (known?.length === canvas.width * canvas.height * 4) return known;
  const fresh = new Uint8ClampedArray(canvas.width * canvas.height * 4);
  pixelsOf.set(canvas, fresh);
  return fresh;
}

/** Plotly only sets `rgb(…)` and `rgba(…)`. */
function parseColour(style: string): [number, number, number, number] {
  const [r = 0, g = 0, b = 0, a = 1] = (style.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  return [r, g, b, Math.round(a * 255)];
}

export function openContext(canvas: Sized): PaintContext {
  return {
    fillStyle: "rgb(0,0,0)",
    fillRect(x, y, width, height) {
      const data = pixels(canvas);
      const colour = parseColour(this.fillStyle);
      const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));
      const right = clamp(x + width, canvas.width);
      const bottom = clamp(y + height, canvas.height);
      for (let row = clamp(y, canvas.height); row < bottom; row++) {
        for (let column = clamp(x, canvas.width); column < right; column++) {
          data.set(colour, (row * canvas.width + column) * 4);
        }
      }
    },
    createImageData: (width, height) => ({ data: new Uint8ClampedArray(width * height * 4), width, height }),
    putImageData({ data }) {
      pixels(canvas).set(data);
    },
  };
}

export function toDataUrl(canvas: Sized, encodePng: typeof encode): string {
  const { width, height } = canvas;
  const png = encodePng({ width, height, data: pixels(canvas), channels: 4, depth: 8 });
  return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
}
