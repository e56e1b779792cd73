import { add, type Branch, EULER, type Expression, integer, multiply, name, PI } from "./expression.ts";

/** The expression with each of its direct parts replaced; bound variables are not looked at. */
export function mapParts(e: Expression, replace: (part: Expression) => Expression): Expression {
  switch (e.kind) {
    case "number":
    case "name":
      return e;
    case "sum":
      return add(...e.terms.map(replace));
    case "product":
      return multiply(...e.factors.map(replace));
    case "quotient":
      return { ...e, top: replace(e.top), bottom: replace(e.bottom) };
    case "power":
      return { ...e, base: replace(e.base), exponent: replace(e.exponent) };
    case "call":
      return { ...e, inputs: e.inputs.map(replace) };
    case "application":
      return { ...e, input: replace(e.input) };
    case "cases":
      return { ...e, branches: e.branches.map((branch) => mapBranch(branch, replace)) };
    case "derivative":
      return { ...e, of: replace(e.of) };
    case "at":
      return { ...e, of: replace(e.of), point: replace(e.point) };
    case "limit":
      return { ...e, of: replace(e.of), point: typeof e.point === "string" ? e.point : replace(e.point) };
  }
}

const mapBranch = (branch: Branch, replace: (part: Expression) => Expression): Branch => ({
  value: replace(branch.value),
  conditions: branch.conditions.map((c) => ({ ...c, left: replace(c.left), right: replace(c.right) })),
});

/** The direct parts, in reading order. */
export function partsOf(e: Expression): Expression[] {
  const parts: Expression[] = [];
  mapParts(e, (part) => {
    parts.push(part);
    return part;
  });
  return parts;
}

/** A rewriting that visits a shared part once, so that a tree with sharing costs what it holds, not what it prints. */
export function rewriteShared(rewrite: (e: Expression, again: (e: Expression) => Expression) => Expression) {
  const seen = new Map<Expression, Expression>();
  const visit = (e: Expression): Expression => {
    const known = seen.get(e);
    if (known) return known;
    const result = rewrite(e, visit);
    seen.set(e, result);
    return result;
  };
  return visit;
}

/** The names whose values the expression depends on; e and π are constants and not among them. */
export function freeNames(
  e: Expression,
  cache = new Map<Expression, ReadonlySet<string>>(),
): ReadonlySet<string> {
  const known = cache.get(e);
  if (known) return known;
  const names = new Set<string>();
  if (e.kind === "name") {
    if (e.name !== PI && e.name !== EULER) names.add(e.name);
  } else if (e.kind === "at" || e.kind === "limit") {
    for (const n of freeNames(e.of, cache)) if (n !== e.variable) names.add(n);
    if (typeof e.point !== "string") for (const n of freeNames(e.point, cache)) names.add(n);
  } else {
    if (e.kind === "derivative") names.add(e.variable);
    for (const part of partsOf(e)) for (const n of freeNames(part, cache)) names.add(n);
  }
  cache.set(e, names);
  return names;
}

/**
 * The expression with `value` in the place of the free occurrences of `variable`. A derivative is taken before the
 * value is put in; nothing that `value` contains is caught by a bound variable.
 */
export function substitute(e: Expression, variable: string, value: Expression): Expression {
  const cache = new Map<Expression, ReadonlySet<string>>();
  const inValue = freeNames(value, cache);
  return rewriteShared((part, again) => {
    if (part.kind === "name") return part.name === variable ? value : part;
    if (!freeNames(part, cache).has(variable)) return part;
    if (part.kind === "derivative") {
      const mayPush = part.variable !== variable && !inValue.has(part.variable);
      return mayPush ? { ...part, of: again(part.of) } : { kind: "at", of: part, variable, point: value };
    }
    if (part.kind === "at" || part.kind === "limit") {
      const point = typeof part.point === "string" ? part.point : again(part.point);
      const bound = part.variable;
      if (bound === variable) return { ...part, point } as Expression;
      if (!inValue.has(bound)) return { ...part, of: again(part.of), point } as Expression;
      const fresh = `${bound}′`;
      const renamed = substitute(part.of, bound, name(fresh));
      return { ...part, variable: fresh, of: substitute(renamed, variable, value), point } as Expression;
    }
    return mapParts(part, again);
  })(e);
}

/** True where some part is `cases`, a maximum, a minimum, an absolute value or a sign. */
export const isPiecewise = hasPart((e) => e.kind === "cases" || (e.kind === "call" && isCorner(e.function)));
/** True where some part is a derivative, a limit or a value at a point, still to be worked out. */
export const hasCalculus = hasPart((e) => e.kind === "derivative" || e.kind === "at" || e.kind === "limit");

/** True where nothing jumps: corners of a maximum or an absolute value only, and no slope or limit of them. */
export const isContinuous = (e: Expression): boolean => !mayJump(e);
const mayJump = hasPart(
  (e) => e.kind === "cases" || hasCalculus(e) || (e.kind === "call" && e.function === "sign"),
);

const isCorner = (fn: string) =>
  fn === "abs" || fn === "max" || fn === "min" || fn === "sign" || fn === "relu";

function hasPart(test: (e: Expression) => boolean): (e: Expression) => boolean {
  const cache = new WeakMap<Expression, boolean>();
  const visit = (e: Expression): boolean => {
    const known = cache.get(e);
    if (known !== undefined) return known;
    const found = test(e) || partsOf(e).some(visit);
    cache.set(e, found);
    return found;
  };
  return visit;
}

/** `0`, shared. */
export const NOTHING: Expression = integer(0);
