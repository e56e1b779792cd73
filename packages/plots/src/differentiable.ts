/**
 * A corner of a function: where the slope jumps.
 *
 * `left` and `right` are the one-sided slopes at `at`.
 */
export interface Kink {
  readonly at: number;
  readonly left: number;
  readonly right: number;
}

/**
 * What can be plotted: a function of one real variable with its derivative.
 *
 * The activations of `@slope/activations` have this shape; so may anything else.
 * `derivative(kink.at)` is the slope chosen by convention, which the figures mark.
 */
export interface Differentiable {
  readonly name: string;
  value(z: number): number;
  derivative(z: number): number;
  readonly kinks?: readonly Kink[];
}

/** An interval of z, both ends finite, `from` less than `to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The kinks strictly inside the interval, in ascending order. */
export function kinksWithin(activation: Differentiable, { from, to }: Interval): Kink[] {
  return (activation.kinks ?? []).filter(({ at }) => from < at && at < to).toSorted((a, b) => a.at - b.at);
}
