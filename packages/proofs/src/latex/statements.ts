import type { Relation } from "../decide/claim.ts";
import { LatexError, type Origin } from "../errors.ts";
import type { Condition } from "../expression.ts";
import { COMPARISONS } from "./cases.ts";
import { readConditionList, readMembership } from "./conditions.ts";
import { depthsOf } from "./depths.ts";
import type { Label, Vocabulary } from "./reader.ts";
import { type Segment, splitSegments } from "./segments.ts";
import { readSide, type Side, type SideSource } from "./sides.ts";
import { type Token, tokenise } from "./tokens.ts";
import { FUNCTION_COMMANDS, FUNCTION_WORDS } from "./vocabulary.ts";
import { type Opening, openingOf, readOpening } from "./words.ts";

interface Step {
  readonly relation: Relation | ":=";
  readonly side: Side;
}

/** A chain `first = … = …`, or conditions only. */
export interface Statement {
  readonly opening: Opening | undefined;
  /** Missing where the statement begins with a relation and so goes on from what came before. */
  readonly first: Side | undefined;
  readonly steps: readonly Step[];
  /** Conditions that belong to this statement only. */
  readonly given: readonly Condition[];
  readonly remark: string | undefined;
}

export interface ParsedFormula {
  readonly statements: readonly Statement[];
  readonly labels: readonly Label[];
}

const RELATIONS: Readonly<Record<string, Relation | ":=">> = {
  ...COMPARISONS,
  ...{ ":=": ":=", coloneqq: ":=", equiv: "=", approx: "≈", simeq: "≈", thickapprox: "≈" },
};
const UNSUPPORTED = new Set([
  "sim",
  "propto",
  "cong",
  "ll",
  "gg",
  "subset",
  "mapsto",
  "leftarrow",
  "gets",
  "notin",
]);

/** Reads a display formula: chains of equations, their conditions and the words between them. @throws LatexError */
export function parseFormula(formula: string, vocabulary: Vocabulary, mayDefine: boolean): ParsedFormula {
  const tokens = tokenise(formula);
  if (tokens.length === 0) throw new LatexError("the formula is empty", { formula, position: 0 });
  const segments = splitSegments(tokens).flatMap(splitAtConditions);
  const labels: Label[] = [];
  const words = {
    ...vocabulary,
    functions: new Set([...vocabulary.functions, ...(mayDefine ? segments.flatMap(definedFunction) : [])]),
  };
  const statements: Statement[] = [];
  for (const segment of segments) {
    const statement = readStatement(segment, { formula, vocabulary: words, labels });
    const before = statements.at(-1);
    if (before && !statement.first && statement.steps.length === 0 && statement.given.length === 0) {
      statements[statements.length - 1] = {
        ...before,
        remark: [before.remark, statement.remark].filter(Boolean).join("; "),
      };
    } else if (
      before &&
      !statement.first &&
      statement.steps.length > 0 &&
      before.steps.length + (before.first ? 1 : 0) > 0
    ) {
      const given = [...before.given, ...statement.given];
      const remark = statement.remark ?? before.remark;
      statements[statements.length - 1] = {
        ...before,
        steps: [...before.steps, ...statement.steps],
        given,
        remark,
      };
    } else statements.push(statement);
  }
  return { statements, labels };
}

/** `… \text{ for } z < 0`: the condition becomes a segment of its own, marked as belonging to the one before. */
function splitAtConditions(segment: Segment): (Segment & { readonly trailing?: Segment })[] {
  const depths = depthsOf(segment.tokens);
  const place = segment.tokens.findIndex(
    (token, i) => i > 0 && depths[i] === 0 && token.kind === "text" && openingOf(token.value) === "condition",
  );
  if (place < 0) return [segment];
  const trailing = { tokens: segment.tokens.slice(place), startsRow: false };
  return [{ tokens: segment.tokens.slice(0, place), startsRow: segment.startsRow, trailing }];
}

/** The name that `name(variable) = …` defines as a function, if it does. */
function definedFunction({ tokens }: Segment): string[] {
  const start = tokens[0]?.kind === "text" && openingOf(tokens[0].value) ? 1 : 0;
  const [head, open, argument, close, relation] = tokens.slice(start);
  const isName = head && head.kind !== "symbol" && head.kind !== "number" && head.kind !== "gap";
  const isVariable = argument && (argument.kind === "letter" || argument.kind === "command");
  const isDefinition =
    open?.value === "(" && close?.value === ")" && ["=", ":=", "coloneqq"].includes(relation?.value ?? "");
  if (!isName || !isVariable || !isDefinition) return [];
  const isKnown =
    !REDEFINABLE.has(head.value) &&
    Object.hasOwn(head.kind === "command" ? FUNCTION_COMMANDS : FUNCTION_WORDS, head.value.trim());
  return isKnown ? [] : [head.kind === "command" ? `\\${head.value}` : head.value.trim()];
}

/** Known as the normal distribution and its density, but just as often the name of any function. */
const REDEFINABLE = new Set(["phi", "varphi", "Phi"]);

function readStatement(segment: Segment & { readonly trailing?: Segment }, source: SideSource): Statement {
  const { opening, rest, remark } = readOpening(segment.tokens);
  const given = segment.trailing ? readConditionList(readOpening(segment.trailing.tokens).rest, source) : [];
  if (rest.length === 0) return { opening, first: undefined, steps: [], given, remark };
  if (opening === "condition") {
    return {
      opening,
      first: undefined,
      steps: [],
      given: [...readConditionList(rest, source), ...given],
      remark,
    };
  }
  const membership = readMembership(rest, source);
  if (membership)
    return { opening: opening ?? "condition", first: undefined, steps: [], given: membership, remark };
  const pieces = splitRelations(rest, source.formula);
  const { side: first } =
    pieces[0]!.tokens.length > 0 ? readSide(pieces[0]!.tokens, source) : { side: undefined };
  const steps: Step[] = [];
  let note = remark;
  for (const { relation, tokens, origin } of pieces.slice(1)) {
    if (tokens.length === 0) throw new LatexError("something is missing after the relation", origin);
    const { side, remark: behind } = readSide(tokens, source);
    note = behind ?? note;
    steps.push({ relation: relation!, side });
  }
  return { opening, first, steps, given, remark: note };
}

interface Piece {
  readonly relation: Relation | ":=" | undefined;
  readonly tokens: Token[];
  readonly origin: Origin;
}

function splitRelations(tokens: readonly Token[], formula: string): Piece[] {
  const depths = depthsOf(tokens);
  const pieces: Piece[] = [
    { relation: undefined, tokens: [], origin: { formula, position: tokens[0]!.position } },
  ];
  for (const [i, token] of tokens.entries()) {
    const isSign = depths[i] === 0 && (token.kind === "symbol" || token.kind === "command");
    if (isSign && UNSUPPORTED.has(token.value)) {
      throw new LatexError(`\\${token.value} is not understood as a relation`, {
        formula,
        position: token.position,
      });
    }
    const relation = isSign && Object.hasOwn(RELATIONS, token.value) ? RELATIONS[token.value] : undefined;
    if (relation) pieces.push({ relation, tokens: [], origin: { formula, position: token.end } });
    else pieces.at(-1)!.tokens.push(token);
  }
  return pieces;
}
