import type { Differentiable, Interval } from "./differentiable.ts";

/** What was given, short enough for an error message. */
function showGiven(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return `a function named ${JSON.stringify(value.name)}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** @throws {TypeError} unless `value` is a number; @throws {RangeError} unless it is finite. */
export function requireFinite(figure: string, name: string, value: unknown): asserts value is number {
  if (typeof value !== "number") {
    throw new TypeError(`${figure}: ${name} must be a number, but it is ${showGiven(value)}.`);
  }
  if (!Number.isFinite(value)) {
    throw new RangeError(`${figure}: ${name} must be a finite number, but it is ${value}.`);
  }
}

/** @throws {TypeError} unless `value` is a string with something in it. */
export function requireText(figure: string, name: string, value: unknown): asserts value is string {
  if (typeof value !== "string" || value.trim() === "") {
    throw new TypeError(`${figure}: ${name} must be a text, but it is ${showGiven(value)}.`);
  }
}

/** @throws {RangeError} unless both ends are finite and `from` is less than `to`. */
export function requireInterval(figure: string, { from, to }: Interval): void {
  requireFinite(figure, "from", from);
  requireFinite(figure, "to", to);
  if (from >= to) {
    throw new RangeError(`${figure}: from must be less than to, but from is ${from} and to is ${to}.`);
  }
}

/** @throws {TypeError} unless `value` is shaped like an activation. */
export function requireDifferentiable(figure: string, value: unknown): asserts value is Differentiable {
  const given = value as Partial<Differentiable> | null | undefined;
  const missing = [
    typeof given?.name === "string" ? undefined : "name (a string)",
    typeof given?.value === "function" ? undefined : "value (a function of z)",
    typeof given?.derivative === "function" ? undefined : "derivative (a function of z)",
  ].filter((part) => part !== undefined);
  if (missing.length > 0) {
    throw new TypeError(
      `${figure}: an activation must have name, value and derivative, but ${showGiven(value)} lacks ${missing.join(", ")}.`,
    );
  }
  for (const kink of given?.kinks ?? []) {
    requireFinite(figure, `${given?.name}.kinks[…].at`, kink.at);
  }
}

/** @throws {TypeError} unless `value` is an array; @throws {RangeError} if it is empty. */
export function requireList(
  figure: string,
  name: string,
  value: unknown,
): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new TypeError(`${figure}: ${name} must be an array, but it is ${showGiven(value)}.`);
  }
  if (value.length === 0) throw new RangeError(`${figure}: ${name} is empty; give at least one.`);
}

/**
 * Columns of numbers may be plain or typed arrays.
 *
 * @throws {TypeError} for anything else.
 */
export function requireColumn(
  figure: string,
  name: string,
  value: unknown,
): asserts value is ArrayLike<number> {
  const isTyped = ArrayBuffer.isView(value) && "length" in value && !("getBigInt64" in value);
  if (!isTyped && !(Array.isArray(value) && value.every((item) => typeof item === "number"))) {
    throw new TypeError(`${figure}: ${name} must be an array of numbers, but it is ${showGiven(value)}.`);
  }
}
