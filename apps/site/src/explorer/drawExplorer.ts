import { interval, type Subject } from "./subjects.ts";

export const size = { width: 640, height: 360 } as const;
const margin = { left: 8, right: 8, top: 12, bottom: 28 };
const SAMPLES = 120;
/** Half the tangent's length on the screen. */
const TANGENT = 92;

/** Where a point of the plane is drawn. */
interface Scale {
  readonly x: (z: number) => number;
  readonly y: (value: number) => number;
}

/** g, g′, and at one z the point, its tangent and its slope: the inside of an SVG of the given {@link size}. */
export function drawExplorer({ activation, low, high }: Subject, z: number): string {
  const { x, y } = createScale(low, high);
  const a = activation.value(z);
  const slope = activation.derivative(z);
  const steepness = (slope * (y(1) - y(0))) / (x(1) - x(0));
  const reach = TANGENT / Math.hypot(1, steepness);
  const [atX, atY] = [x(z), y(a)];
  return [
    ...drawAxes({ x, y }),
    `<path class="derivative" d="${tracePieces(activation, (at) => activation.derivative(at), { x, y })}"/>`,
    `<path class="value" d="${tracePieces(activation, (at) => activation.value(at), { x, y })}"/>`,
    `<path class="drop" d="${draw("M", atX, atY)}${draw("L", atX, y(slope))}"/>`,
    `<path class="tangent" d="${draw("M", atX - reach, atY - reach * steepness)}${draw("L", atX + reach, atY + reach * steepness)}"/>`,
    `<circle class="slope-point" cx="${round(atX)}" cy="${round(y(slope))}" r="5"/>`,
    `<circle class="value-point" cx="${round(atX)}" cy="${round(atY)}" r="7"/>`,
  ].join("");
}

function createScale(low: number, high: number): Scale {
  const { from, to } = interval;
  return {
    x: (z) => margin.left + ((z - from) / (to - from)) * (size.width - margin.left - margin.right),
    y: (value) =>
      size.height -
      margin.bottom -
      ((value - low) / (high - low)) * (size.height - margin.top - margin.bottom),
  };
}

/** The value of z that is drawn at a horizontal position, for a pointer. */
export function findZ(position: number): number {
  const { from, to, step } = interval;
  const share = (position - margin.left) / (size.width - margin.left - margin.right);
  const z = Math.round((from + share * (to - from)) / step) * step;
  return Math.min(to, Math.max(from, Number(z.toFixed(6))));
}

function drawAxes({ x, y }: Scale): string[] {
  const ticks = [-4, -2, 0, 2, 4].map(
    (z) =>
      `<text class="tick" x="${round(x(z))}" y="${size.height - 6}" text-anchor="middle">${z < 0 ? `−${-z}` : z}</text>`,
  );
  const level = (value: number): string =>
    `<path class="${value === 0 ? "axis" : "level"}" d="${draw("M", x(interval.from), y(value))}H${round(x(interval.to))}"/>` +
    `<text class="tick" x="${round(x(interval.from))}" y="${round(y(value) - 5)}">${value}</text>`;
  return [
    level(0),
    level(1),
    `<path class="axis" d="${draw("M", x(0), margin.top)}V${size.height - margin.bottom}"/>`,
    ...ticks,
  ];
}

/** A curve is broken where it jumps, and has a point of its own where it bends. */
function tracePieces(
  { kinks }: Subject["activation"],
  evaluate: (z: number) => number,
  { x, y }: Scale,
): string {
  const { from, to } = interval;
  const nudge = 1e-9;
  const ends = [from, ...kinks.flatMap(({ at }) => [at - nudge, at + nudge]), to];
  let path = "";
  for (let piece = 0; piece < ends.length; piece += 2) {
    const [start, end] = [ends[piece]!, ends[piece + 1]!];
    for (let step = 0; step <= SAMPLES; step++) {
      const z = start + ((end - start) * step) / SAMPLES;
      path += draw(step === 0 ? "M" : "L", x(z), y(evaluate(z)));
    }
  }
  return path;
}

function draw(command: "M" | "L", x: number, y: number): string {
  return `${command}${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
