import type { Differentiable, Interval } from "./differentiable.ts";
import { kinksWithin } from "./differentiable.ts";
import { type Piece, toColumns } from "./piece.ts";
import { sampleCurve } from "./sample.ts";

/** g sampled over the interval, its corners exactly. */
export function sampleValue(figure: string, activation: Differentiable, interval: Interval): Piece[] {
  const corners = kinksWithin(activation, interval).map(({ at }) => ({ at }));
  return sampleCurve(
    { figure, of: `the value of ${activation.name}` },
    (z) => activation.value(z),
    interval,
    corners,
  );
}

/** g′ sampled over the interval, broken where it jumps; each piece ends at the limit from its side. */
export function sampleDerivative(figure: string, activation: Differentiable, interval: Interval): Piece[] {
  return sampleCurve(
    { figure, of: `the derivative of ${activation.name}` },
    (z) => activation.derivative(z),
    interval,
    kinksWithin(activation, interval),
  );
}

/** A line trace of the pieces, with gaps between them. */
export function drawCurve(
  name: string,
  pieces: readonly Piece[],
  style: { readonly colour: string; readonly dash?: string; readonly width?: number },
): object {
  return {
    type: "scatter",
    mode: "lines",
    name,
    ...toColumns(pieces),
    connectgaps: false,
    line: {
      color: style.colour,
      width: style.width ?? 2.5,
      dash: style.dash ?? "solid",
      simplify: false,
    },
    hovertemplate: "%{y:.4g}",
  };
}
