/** A corner of a function: its slopes on the two sides of it. */
export interface Corner {
  readonly at: number;
  readonly left: number;
  readonly right: number;
}

/** A corner of g, or a place where it jumps: also the slope that `derivative(at)` returns. */
export interface Kink extends Corner {
  readonly chosen: number;
  /**
   * g(at), where no other z has that output, so that the derivative from the output can know the kink too. Left out
   * where a whole interval shares it, as for ReLU.
   */
  readonly output?: number;
}

/** The slope to use at every kink: a number between the one-sided slopes, or the slope of one side; or one for each. */
export type KinkChoice = SlopeChoice | readonly SlopeChoice[];
type SlopeChoice = number | "left" | "right";

/** Makes the choice at each kink, or throws a RangeError that says what is allowed. */
export function chooseSlopes(
  name: string,
  kinks: readonly Omit<Kink, "chosen">[],
  choice: KinkChoice,
): readonly Kink[] {
  if (Array.isArray(choice) && choice.length !== kinks.length)
    throw new RangeError(
      `${name}.withDerivativeAtKink: a list of slopes must have one for each kink, ${kinks.length}, got ${choice.length}`,
    );
  return Object.freeze(
    kinks.map((kink, i) => {
      const previous = kinks[i - 1]?.at ?? -Infinity;
      if (!(kink.at > previous && kink.at < Infinity))
        throw new RangeError(
          `${name}: kinks must be finite and in increasing order, got ${kink.at} after ${previous}`,
        );
      return Object.freeze({
        ...kink,
        chosen: chooseSlope(name, kink, Array.isArray(choice) ? choice[i] : choice),
      });
    }),
  );
}

function chooseSlope(name: string, { at, left, right }: Corner, choice: SlopeChoice): number {
  if (choice === "left") return left;
  if (choice === "right") return right;
  const low = Math.min(left, right);
  const high = Math.max(left, right);
  if (typeof choice === "number" && choice >= low && choice <= high) return choice;
  throw new RangeError(
    `${name}.withDerivativeAtKink: the slope at z = ${at} must be "left" (${left}), "right" (${right}) or a number ` +
      `from ${low} to ${high}, got ${typeof choice === "string" ? JSON.stringify(choice) : String(choice)}`,
  );
}

/** The slope function with the chosen slopes put in at the places that `place` finds. */
export function withChosenSlopes(
  slope: (x: number) => number,
  kinks: readonly Kink[],
  place: (kink: Kink) => number | undefined,
): (x: number) => number {
  return kinks.reduce((inner, kink) => {
    const where = place(kink);
    const { chosen } = kink;
    return where === undefined ? inner : (x: number) => (x === where ? chosen : inner(x));
  }, slope);
}
