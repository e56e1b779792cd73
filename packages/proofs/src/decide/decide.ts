import type { Units } from "../algebra/generator.ts";
import { withRoots } from "../algebra/generator.ts";
import { Tower } from "../algebra/tower.ts";
import { Budget } from "../budget.ts";
import { workOutSmooth } from "../calculus.ts";
import { NotDefined, Undecided } from "../errors.ts";
import { type Condition, type Expression, subtract } from "../expression.ts";
import { compares } from "../intervals/evaluate.ts";
import { alternativesOf, collectGuards } from "../piecewise/alternatives.ts";
import { type Cell, cutIntoCells, pinsOf } from "../piecewise/cells.ts";
import { describeCell } from "../piecewise/describe.ts";
import { cellOracle } from "../piecewise/oracle.ts";
import { resolve, type Scope } from "../piecewise/resolve.ts";
import { freeNames, isContinuous } from "../traverse.ts";
import type { Kink, Refuted, Verdict } from "../verdict.ts";
import type { Claim } from "./claim.ts";
import { decideOnCell } from "./decideCell.ts";
import { refuteDirectly } from "./direct.ts";
import type { Finding, Sides } from "./finding.ts";

/** The verdict on a claim, within the budget. Never throws {@link Undecided}; that becomes `unknown`. */
export function decide(claim: Claim, budget: Budget): Verdict {
  const verdict = decideByNormalForms(claim, budget);
  if (verdict.kind !== "unknown") return verdict;
  return refuteDirectly(claim, new Budget({ ...budget.limits, steps: budget.limits.steps / 10 })) ?? verdict;
}

function decideByNormalForms(claim: Claim, budget: Budget): Verdict {
  const tooMany = () => {
    throw new Undecided("too many different roots");
  };
  try {
    return withRoots((units) => decideWith(claim, units, budget), tooMany);
  } catch (error) {
    if (error instanceof Undecided) return { kind: "unknown", reason: error.reason, ...originOf(error) };
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      return { kind: "unknown", reason: "the formula is nested too deeply" };
    }
    throw error;
  }
}

const originOf = ({ origin }: Undecided) => (origin ? { origin } : {});

function decideWith(claim: Claim, units: Units, budget: Budget): Verdict {
  const { given, pins } = pinEqualities(claim.given);
  const pinned = (e: Expression) =>
    workOutSmooth(
      pins.reduce<Expression>((of, [variable, point]) => ({ kind: "at", of, variable, point }), e),
      budget,
    );
  const sides: Sides = {
    ...claim,
    left: pinned(claim.left),
    right: pinned(claim.right),
    given: given.map((c) => ({ ...c, left: pinned(c.left), right: pinned(c.right) })),
  };
  const tower = new Tower(budget, units);
  const cells = cutIntoCells(guardsOf(sides, budget), tower, budget);
  const findings: { cell: Cell; finding: Finding }[] = [];
  for (const cell of cells) {
    const scope: Scope = {
      sign: cellOracle(cell, tower),
      pins: pinsOf(cell),
      onUnknownEdge: isEdge(cell),
      tower,
    };
    if (!sides.given.every((condition) => holds(condition, scope))) continue;
    if (isEdge(cell) && heldByContinuity(sides)) continue;
    findings.push({ cell, finding: findOnCell(sides, cell, scope, units) });
  }
  if (findings.length === 0) throw new NotDefined("the domain is empty: no point satisfies all conditions");
  return combine(findings, pins);
}

/** What cannot be decided on one cell leaves the others to be looked at: one of them may refute the claim. */
function findOnCell(sides: Sides, cell: Cell, scope: Scope, units: Units): Finding {
  try {
    return decideOnCell(sides, cell, scope, units);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return { kind: "open", reason: error.reason, ...originOf(error) };
  }
}

const isEdge = (cell: Cell): boolean => cell.unplaced.some(({ sign }) => sign === 0);

/**
 * Where an unplaced atom is 0 is a set without inner points. Sides that are continuous and equal beside it are equal on
 * it, if no condition picks out the edge itself.
 */
function heldByContinuity({ left, right, relation, given }: Sides): boolean {
  const open = given.every((condition) => ["<", ">", "≠"].includes(condition.relation));
  return relation === "=" && open && isContinuous(left) && isContinuous(right);
}

/** Splits off conditions of the form z = 0: the value is put in, so that no line has to be cut for it. */
function pinEqualities(given: readonly Condition[]) {
  const pins: [string, Expression][] = [];
  const others: Condition[] = [];
  for (const condition of given) {
    const { left, relation, right } = condition;
    const isNew = left.kind === "name" && !pins.some(([name]) => name === left.name);
    if (relation === "=" && isNew && left.kind === "name" && !freeNames(right).has(left.name))
      pins.push([left.name, right]);
    else others.push(condition);
  }
  return { given: others, pins };
}

function guardsOf(sides: Sides, budget: Budget): Expression[] {
  const guards: Expression[] = [];
  for (const { left, right } of sides.given)
    alternativesOf(subtract(left, right), guards, budget).map((d) => guards.push(d));
  if (sides.relation === "=" || sides.relation === "≈") {
    collectGuards(sides.left, guards, budget);
    collectGuards(sides.right, guards, budget);
    return guards;
  }
  const lefts = alternativesOf(sides.left, guards, budget);
  const rights = alternativesOf(sides.right, guards, budget);
  budget.checkCells(lefts.length * rights.length);
  return [...guards, ...lefts.flatMap((a) => rights.map((b) => subtract(a, b)))];
}

function holds({ left, relation, right }: Condition, scope: Scope): boolean {
  return compares(scope.sign(subtract(resolve(left, scope), resolve(right, scope))), relation);
}

type PinnedPoint = readonly (readonly [string, Expression])[];

function combine(findings: readonly { cell: Cell; finding: Finding }[], pins: PinnedPoint): Verdict {
  const refuted = findings.flatMap(({ finding }) => (finding.kind === "refuted" ? [finding.verdict] : []));
  if (refuted.length > 0) return withPins(refuted.find((v) => v.difference > 0) ?? refuted[0]!, pins);
  const kinks: Kink[] = [];
  const notes: string[] = [];
  let witnessed = false;
  let open: Extract<Finding, { kind: "open" }> | undefined;
  for (const { cell, finding } of findings) {
    if (finding.kind === "open") open ??= finding;
    if (finding.kind === "holds" && finding.witnessed) witnessed = true;
    if (finding.kind === "excluded") {
      if (finding.settled) witnessed = true;
      if (finding.kink) kinks.push(finding.kink);
      else notes.push(`not compared where ${describeCell(cell)}: ${finding.reason}`);
    }
  }
  if (open) return { kind: "unknown", reason: open.reason, ...(open.origin ? { origin: open.origin } : {}) };
  if (!witnessed) return { kind: "unknown", reason: nowhereReason(findings) };
  return { kind: "proven", kinks, notes };
}

function nowhereReason(findings: readonly { finding: Finding }[]): string {
  const excluded = findings.flatMap(({ finding }) => (finding.kind === "excluded" ? [finding.reason] : []));
  const why = excluded.length > 0 ? excluded.join("; ") : "the domain may be empty";
  return `no point was found where both sides have a value: ${why}`;
}

/** The values that the conditions gave belong to the point as well. */
function withPins(verdict: Refuted, pins: PinnedPoint): Refuted {
  const given: Record<string, number> = {};
  for (const [name, value] of pins)
    if (value.kind === "number") given[name] = Number(value.value.top) / Number(value.value.bottom);
  return { ...verdict, at: { ...given, ...verdict.at } };
}
