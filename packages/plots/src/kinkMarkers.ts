import type { Differentiable, Interval, Kink } from "./differentiable.ts";
import { kinksWithin } from "./differentiable.ts";
import { formatNumber } from "./numberText.ts";
import { palettes } from "./palette.ts";

const MARKER = { size: 9, line: { width: 2 } };

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

/** A trace of open circles and one of closed ones, or none where the activation has no kink in sight. */
export function markKinks(activation: Differentiable, interval: Interval, colour: string): object[] {
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
        marker: { ...MARKER, color: fill, line: { ...MARKER.line, color: colour } },
        cliponaxis: false,
        hoverinfo: "skip",
      },
    ];
  };
  return [...mark("open"), ...mark("closed")];
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
