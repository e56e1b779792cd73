import { type Enclosure, formatEnclosure, formatNumber } from "./enclosure.ts";
import type { Origin } from "./errors.ts";

/** A corner: the one-sided slopes, and what the other side of the equation chose to say there, if anything. LaTeX. */
export interface Kink {
  readonly at: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
  readonly stated?: string | undefined;
}

/** True wherever both sides are defined. */
export interface Proven {
  readonly kind: "proven";
  /** Corners where one side has no slope. */
  readonly kinks: readonly Kink[];
  /** Where the sides could not be compared because one of them says nothing there; and other remarks. */
  readonly notes: readonly string[];
}

/** False at a point, confirmed in interval arithmetic. */
export interface Refuted {
  readonly kind: "refuted";
  /** The point; exact rational numbers as doubles. */
  readonly at: Readonly<Record<string, number>>;
  readonly left: number;
  readonly right: number;
  /** |left − right|. */
  readonly difference: number;
  /** Where the true values lie; the three numbers above are the middles. */
  readonly enclosures: Readonly<Record<"left" | "right" | "difference", Enclosure>>;
  readonly notes: readonly string[];
}

/** Neither could be shown. */
export interface Unknown {
  readonly kind: "unknown";
  readonly reason: string;
  /** The place in the LaTeX that the reason speaks of. */
  readonly origin?: Origin;
}

export type Verdict = Proven | Refuted | Unknown;

export const PROVEN: Proven = { kind: "proven", kinks: [], notes: [] };

const formatPoint = (at: Readonly<Record<string, number | string>>): string =>
  Object.entries(at)
    .map(([variable, value]) => `${variable} = ${typeof value === "number" ? formatNumber(value) : value}`)
    .join(", ");

/** One sentence for a terminal or a tooltip. */
export function describeVerdict(verdict: Verdict): string {
  switch (verdict.kind) {
    case "proven":
      return ["proven", ...verdict.kinks.map(describeKink), ...verdict.notes].join("; ");
    case "refuted": {
      const { at, enclosures, notes } = verdict;
      const left = formatEnclosure(enclosures.left, " in size");
      const right = formatEnclosure(enclosures.right, " in size");
      const where = Object.keys(at).length > 0 ? `at ${formatPoint(at)} ` : "";
      const values = `${where}the left side is ${left} and the right side ${right}`;
      return [`refuted: ${values}, ${formatEnclosure(enclosures.difference, "")} apart`, ...notes].join("; ");
    }
    case "unknown":
      return `unknown: ${verdict.reason}`;
  }
}

export function describeKink({ at, left, right, stated }: Kink): string {
  const where = Object.keys(at).length > 0 ? `at ${formatPoint(at)}` : "there";
  const choice = stated === undefined ? "" : `, ${stated} chosen`;
  return `no slope ${where}: ${left} from the left, ${right} from the right${choice}`;
}
