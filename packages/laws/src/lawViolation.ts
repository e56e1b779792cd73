import type { LawReport } from "./lawReport.ts";

/** Thrown by the `assert…` functions: which law, of which activation, where, expected and got. */
export class LawViolation extends Error {
  override readonly name = "LawViolation";
  readonly law: string;
  readonly activation: string;
  /** Where the error is largest; NaN if something was thrown. */
  readonly z: number;
  readonly expected: number | string;
  readonly got: number;
  readonly report: LawReport;

  constructor(report: LawReport) {
    super(describeViolation(report));
    this.law = report.law;
    this.activation = report.activation;
    this.z = report.violation?.z ?? Number.NaN;
    this.expected = report.violation?.expected ?? "no error thrown";
    this.got = report.violation?.got ?? Number.NaN;
    this.report = report;
  }
}

/** A broken law in a sentence. */
export function describeViolation({
  law,
  activation,
  violation,
  reason,
  largestError,
  tolerance,
}: LawReport): string {
  const broken = `${activation} breaks the law "${law}"`;
  if (!violation) return `${broken}: ${reason}`;
  const { z, what, expected, got } = violation;
  return (
    `${broken} at z = ${String(z)}: ${what} should be ${expected}, got ${String(got)} ` +
    `(error ${formatError(largestError)}, allowed ${formatError(tolerance)})`
  );
}

/** Two digits are enough to see how wrong something is. */
export function formatError(error: number): string {
  return error === 0 || error === Infinity ? String(error) : error.toExponential(1);
}

/**
 * Throws unless the law holds.
 *
 * @throws {LawViolation} if it is broken.
 * @throws {TypeError} if it does not apply: who asserts a law wants it tested.
 */
export function assertHolds(report: LawReport): void {
  if (report.ok === false) throw new LawViolation(report);
  if (report.ok === null)
    throw new TypeError(`the law "${report.law}" does not apply to ${report.activation}: ${report.reason}`);
}
