import type { Differentiable, Interval, Kink } from "./differentiable.ts";
import { kinksWithin } from "./differentiable.ts";
import { formatNumber } from "./numberText.ts";
import { palettes } from "./palette.ts";

const SIZE = 9;
/** By how much a circle must be wider to be seen around another. */
const RING = 8;
/** About what a plot measures in pixels, to tell which circles would lie on one another. */
const PLOT = { width: 500, height: 285 };

/** What a kink does to the drawing of g′: the limits not taken are open, the slope chosen is closed. */
interface KinkEnds {
  readonly at: number;
  readonly open: readonly number[];
  readonly closed: readonly number[];
}

function kinkEnds(activation: Differentiable, kink: Kink): KinkEnds {
  const chosen = activation.derivative(kink.at);
  const limits = [...new Set([kink.left, kink.right])].filter(Number.isFinite);
  return {
    at: kink.at,
    open: limits.filter((limit) => limit !== chosen),
    closed: Number.isFinite(chosen) ? [chosen] : [],
  };
}

/** A place on the plot, in units of the axes. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * A trace of open circles and one of closed ones, or none where the activation has no kink in sight.
 *
 * `sizeAt` gives a circle's size in pixels.
 */
export function markKinks(
  activation: Differentiable,
  interval: Interval,
  colour: string,
  sizeAt: (place: Place) => number = () => SIZE,
): object[] {
  const ends = kinksWithin(activation, interval).map((kink) => kinkEnds(activation, kink));
  const mark = (which: "open" | "closed"): object[] => {
    const points = ends.flatMap((end) => end[which].map((y) => ({ x: end.at, y })));
    if (points.length === 0) return [];
    const fill = which === "open" ? palettes.light.background : colour;
    return [
      {
        type: "scatter",
        mode: "markers",
        name: `${activation.name}: ${which === "open" ? "slope not taken" : "slope chosen"}`,
        x: points.map(({ x }) => x),
        y: points.map(({ y }) => y),
        marker: { size: sizes(points.map(sizeAt)), color: fill, line: { width: 2, color: colour } },
        cliponaxis: false,
        hoverinfo: "skip",
      },
    ];
  };
  return [...mark("open"), ...mark("closed")];
}

/** One number where all are the same. */
function sizes(all: readonly number[]): number | readonly number[] {
  return new Set(all).size === 1 ? all[0]! : all;
}

/**
 * Sizes for the circles of an activation that shares its figure with `later` ones, drawn after it: where circles of theirs would
 * cover one of its own, that is made a ring around them.
 *
 * `height` is that of the y axis in its units.
 */
export function ringSizes(
  later: readonly Differentiable[],
  interval: Interval,
  height: number,
): (place: Place) => number {
  const perPixel = { x: (interval.to - interval.from) / PLOT.width, y: height / PLOT.height };
  return ({ x, y }) => {
    const covers = (other: Differentiable): boolean =>
      kinksWithin(other, interval)
        .map((kink) => kinkEnds(other, kink))
        .some(({ at, open, closed }) =>
          [...open, ...closed].some(
            (end) => Math.abs(at - x) < SIZE * perPixel.x && Math.abs(end - y) < SIZE * perPixel.y,
          ),
        );
    return SIZE + RING * later.filter(covers).length;
  };
}

/** "an open circle at (0, 0) and a closed one at (0, 1) mark its slope at the kink", or nothing to say. */
export function narrateKinks(activation: Differentiable, interval: Interval): string | undefined {
  const points = (which: "open" | "closed"): string[] =>
    kinksWithin(activation, interval).flatMap((kink) => {
      const ends = kinkEnds(activation, kink);
      return ends[which].map((y) => `(${formatNumber(ends.at)}, ${formatNumber(y)})`);
    });
  const open = points("open");
  const closed = points("closed");
  if (open.length === 0) return undefined;
  const left = `open circle${open.length > 1 ? "s" : ""} at ${open.join(" and ")}`;
  if (closed.length === 0) return `${left}: no slope is chosen there`;
  return `${left}, closed at ${closed.join(" and ")}: the slope chosen there`;
}
