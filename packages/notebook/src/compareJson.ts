import { equalNumbers, equalText, type Tolerance } from "./compareText.ts";
import { isJsonObject, type JsonValue } from "./notebook.ts";

export interface JsonDifference {
  /** `data[0].y[3]`; empty for the whole value. */
  readonly at: string;
  readonly committed: string | undefined;
  readonly now: string | undefined;
}

/** Where two JSON values differ, numbers by more than the tolerance. A long list of places is cut short. */
export function compareJson(committed: JsonValue, now: JsonValue, tolerance: Tolerance): JsonDifference[] {
  const found: JsonDifference[] = [];
  visit(committed, now, "");
  return found;

  function visit(one: JsonValue | undefined, other: JsonValue | undefined, at: string): void {
    if (found.length >= MOST_DIFFERENCES) return;
    if (isList(one) && isList(other)) visitEntries(one, other, (index) => `${at}[${index}]`);
    else if (isJsonObject(one) && isJsonObject(other)) visitEntries(one, other, (key) => joinKey(at, key));
    else if (!equalScalars(one, other, tolerance))
      found.push({ at, committed: brief(one), now: brief(other) });
  }

  function visitEntries(one: object, other: object, name: (key: string) => string): void {
    const [left, right] = [one as Record<string, JsonValue>, other as Record<string, JsonValue>];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
      visit(left[key], right[key], name(key));
  }
}

const MOST_DIFFERENCES = 5;

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function joinKey(at: string, key: string): string {
  if (!/^[\p{L}_$][\p{L}\d_$]*$/u.test(key)) return `${at}[${JSON.stringify(key)}]`;
  return at === "" ? key : `${at}.${key}`;
}

function equalScalars(
  one: JsonValue | undefined,
  other: JsonValue | undefined,
  tolerance: Tolerance,
): boolean {
  if (typeof one === "number" && typeof other === "number") return equalNumbers(one, other, tolerance);
  if (typeof one === "string" && typeof other === "string") return equalText(one, other, tolerance);
  return one === other;
}

function brief(value: JsonValue | undefined): string | undefined {
  const text = JSON.stringify(value);
  return text === undefined || text.length <= 80 ? text : `${text.slice(0, 80)} …`;
}
