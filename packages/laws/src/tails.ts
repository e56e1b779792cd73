import type { ActivationLike } from "./activationLike.ts";
import { judge, type LawReport, type Observation } from "./lawReport.ts";
import { assertHolds } from "./lawViolation.ts";

/** A slope such as 1/(1 + |z|)² is this far from its limit, or less, at the nearest point of {@link FAR}. */
export const TAIL_TOLERANCE = 1e-6;

const FAR = [1e6, 1e12, 1e100, 1e300, Number.MAX_VALUE, Infinity];
/** A slope without bound has at least this size from 10⁶ on, the nearest point of {@link FAR}. */
const LARGE = 1e3;
/** e⁻⁷⁴⁵ is the last power that float64 holds; a slope that dies faster is gone before. */
const LAST_STEP = 760;
/** A slope predicted above this is a normal number, with a factor e to spare. */
const LOG_SMALLEST_NORMAL = Math.log(2.2250738585072014e-308) + 1;

/**
 * Far out the derivative goes where it should: to the stated limits or, if none are stated, to the slope of the secants,
 * wherever these settle. And where g is strictly monotone, the derivative keeps its sign until it underflows: a(1 − a),
 * which is 0 from z = 37 while the slope is 8.5·10⁻¹⁷, breaks this law.
 */
export function checkTails(activation: ActivationLike): LawReport {
  const { derivative } = activation;
  return judge(
    "tails",
    activation,
    derivative
      ? { tolerance: TAIL_TOLERANCE, observations: observe(activation, derivative) }
      : { doesNotApply: "it has no derivative" },
  );
}

/** @throws {LawViolation} if {@link checkTails} finds one. */
export function assertTails(activation: ActivationLike): void {
  assertHolds(checkTails(activation));
}

function* observe(activation: ActivationLike, derivative: (z: number) => number): Iterable<Observation> {
  const { value, derivativeLimits, monotone } = activation;
  for (const side of [-1, 1] as const) {
    const stated = derivativeLimits?.[side < 0 ? 0 : 1];
    const limit = derivativeLimits ? stated : findSecantLimit(value, side);
    if (limit !== undefined && !Number.isNaN(limit)) yield* observeLimit(derivative, side, limit);
    if (monotone === "strictly increasing") yield* observeSign(derivative, side, 1);
    if (monotone === "strictly decreasing") yield* observeSign(derivative, side, -1);
  }
}

function* observeLimit(
  derivative: (z: number) => number,
  side: -1 | 1,
  limit: number,
): Iterable<Observation> {
  for (const distance of FAR) {
    const z = side * distance;
    const got = derivative(z);
    const error = Number.isFinite(limit)
      ? Math.abs(got - limit) / Math.max(1, Math.abs(limit))
      : Math.sign(limit) * got >= LARGE
        ? 0
        : Infinity;
    yield { z, what: `derivative(${z})`, expected: limit, got, error };
  }
}

/** The slope of the secants from 10⁶ to 2·10⁶ and on to 4·10⁶, if the two agree. */
function findSecantLimit(value: (z: number) => number, side: -1 | 1): number | undefined {
  const z = side * FAR[0]!;
  const near = (value(2 * z) - value(z)) / z;
  const far = (value(4 * z) - value(2 * z)) / (2 * z);
  return Math.abs(near - far) <= TAIL_TOLERANCE * Math.max(1, Math.abs(near)) ? near : undefined;
}

/**
 * Walks outwards. The logarithm of the slope is foretold from the last three by the parabola through them, which is
 * right for slopes that die like e^(−cz), like e^(−cz²), or slower; where it foretells a normal number, 0 is a loss.
 */
function* observeSign(derivative: (z: number) => number, side: -1 | 1, sign: -1 | 1): Iterable<Observation> {
  const logarithms: number[] = [];
  for (let distance = 1; distance <= LAST_STEP; distance++) {
    const z = side * distance;
    const got = derivative(z);
    const [third, second, first] = logarithms.slice(-3);
    const foretold =
      first === undefined || second === undefined || third === undefined ? 0 : 3 * first - 3 * second + third;
    const mustBeNonzero = foretold > LOG_SMALLEST_NORMAL;
    const isRight = mustBeNonzero ? sign * got > 0 : sign * got >= 0;
    const relation = `${sign > 0 ? ">" : "<"}${mustBeNonzero ? "" : "="} 0`;
    yield { z, what: `derivative(${z})`, expected: relation, got, error: isRight ? 0 : Infinity };
    if (!isRight || got === 0) return;
    logarithms.push(Math.log(sign * got));
  }
}
