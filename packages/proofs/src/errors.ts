import type { Expression } from "./expression.ts";

/** Where in a formula something stands: a zero-based index into its LaTeX. */
export interface Origin {
  readonly formula: string;
  readonly position: number;
}

const SHOWN_BEFORE = 24;
const SHOWN_AFTER = 24;

/** `character 17: …\frac{1}{ ⟨here⟩ 1+e^{-z}…`, so that a reader can find the place in a long formula. */
function describeOrigin({ formula, position }: Origin): string {
  const from = Math.max(0, position - SHOWN_BEFORE);
  const to = Math.min(formula.length, position + SHOWN_AFTER);
  const before = `${from > 0 ? "…" : ""}${formula.slice(from, position)}`;
  const after = `${formula.slice(position, to)}${to < formula.length ? "…" : ""}`;
  return `character ${position + 1}: ${before}⟨here⟩${after}`.replaceAll(/\s+/g, " ");
}

/** The LaTeX cannot be read as mathematics; says why and where. */
export class LatexError extends Error {
  override readonly name = "LatexError";
  readonly reason: string;
  readonly formula: string;
  readonly position: number;

  constructor(reason: string, origin: Origin) {
    super(`${reason}, at ${describeOrigin(origin)}`);
    this.reason = reason;
    this.formula = origin.formula;
    this.position = origin.position;
  }
}

/** The formula can be read, but whether it is true cannot be said; becomes the verdict `unknown`. */
export class Undecided extends Error {
  override readonly name: string = "Undecided";
  readonly reason: string;
  readonly origin: Origin | undefined;

  constructor(reason: string, origin?: Origin) {
    super(origin ? `${reason}, at ${describeOrigin(origin)}` : reason);
    this.reason = reason;
    this.origin = origin;
  }
}

/** What the two one-sided slopes are where there is no slope. */
export interface Corner {
  readonly left: Expression;
  readonly right: Expression;
}

/** Nothing is said here: a division by 0, a logarithm of something negative, a slope at a corner, no case that fits. */
export class NotDefined extends Undecided {
  readonly corner: Corner | undefined;

  constructor(reason: string, origin?: Origin, corner?: Corner) {
    super(reason, origin);
    this.corner = corner;
  }
}
