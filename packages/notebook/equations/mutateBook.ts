import { type Check, checkDocument, mutantsOf, takeSecondOpinion } from "@slope/proofs";
import { isClaim } from "../src/judgeFormulas.ts";
import { numberLines } from "./checkBook.ts";
import type { BookDocument, BookPassage, Chapter } from "./readBook.ts";

interface MutantCounts {
  mutants: number;
  refuted: number;
  unknown: number;
  /** Proven, and seen to be equal at many points. */
  equal: number;
}

/** A mutant that is proven and that the points do not bear out: a mistake of the prover, or of the second opinion. */
interface FalseProof {
  readonly notebook: string;
  readonly cell: string;
  readonly mutant: string;
  readonly opinion: string;
}

export interface Mutation {
  readonly notebook: string;
  readonly counts: MutantCounts;
  readonly falseProofs: readonly FalseProof[];
}

/** Changes each proven formula of a notebook in every way, and asks the prover again. */
export function mutateChapter({ name, documents }: Chapter): Mutation {
  const counts: MutantCounts = { mutants: 0, refuted: 0, unknown: 0, equal: 0 };
  const falseProofs: FalseProof[] = [];
  for (const { mutant, cell, claims } of documents.flatMap((document) => [...mutateDocument(document)])) {
    const verdict = verdictOf(claims);
    counts.mutants++;
    if (verdict !== "proven") counts[verdict]++;
    else {
      const opinions = claims.map(({ claim }) => (claim ? takeSecondOpinion(claim).kind : "silent"));
      if (opinions.every((opinion) => opinion === "agrees")) counts.equal++;
      else falseProofs.push({ notebook: name, cell, mutant, opinion: opinions.join(", ") });
    }
  }
  return { notebook: name, counts, falseProofs };
}

interface Mutant {
  readonly mutant: string;
  readonly cell: string;
  /** What is claimed in its place, with the prover's verdicts. */
  readonly claims: readonly Check[];
}

function* mutateDocument({ mode, passages }: BookDocument): Generator<Mutant> {
  const all = numberLines(passages);
  const checks = checkDocument(all, { mode });
  for (const [index, passage] of all.entries()) {
    const own = checks.filter((check) => check.line === passage.line && isClaim(check));
    if (passage.kind !== "formula" || verdictOf(own) !== "proven") continue;
    const before = findContext(all, index, checks, mode);
    for (const mutant of mutantsOf(passage.latex)) {
      yield {
        mutant,
        cell: passage.cell,
        claims: checkLast([...before, { ...passage, latex: mutant }], mode),
      };
    }
  }
}

/** What has to be read before a formula, so that it means the same: less than all, and so much sooner checked. */
function findContext(
  all: readonly BookPassage[],
  index: number,
  checks: readonly Check[],
  mode: BookDocument["mode"],
): readonly BookPassage[] {
  const { cell, line } = all[index]!;
  const own = checks.filter((check) => check.line === line && isClaim(check));
  const says = new Set(
    checks.filter(({ kind }) => kind === "defines" || kind === "assumes").map(({ line }) => line),
  );
  const before = all.slice(0, index);
  const isKept = (at: number): boolean => {
    const formula = before.slice(at).findIndex(({ kind }) => kind === "formula");
    // A mark stays if the formula that it stands above does.
    const kept = formula < 0 ? undefined : before[at + formula];
    return kept === undefined || kept.cell === cell || says.has(kept.line);
  };
  const short = before.filter(
    (passage, at) => (passage.kind === "mark" && !/^(unchecked|where)\b/i.test(passage.text)) || isKept(at),
  );
  const describe = (list: readonly Check[]) => JSON.stringify(list.map(({ kind, latex }) => [kind, latex]));
  return describe(checkLast([...short, all[index]!], mode)) === describe(own) ? short : before;
}

/** The claims of the last passage. */
function checkLast(passages: readonly BookPassage[], mode: BookDocument["mode"]): Check[] {
  const { line } = passages.at(-1)!;
  return checkDocument(passages, { mode }).filter((check) => check.line === line && isClaim(check));
}

/** The worst; where nothing is claimed any more, nothing is proven. */
function verdictOf(claims: readonly Check[]): "proven" | "refuted" | "unknown" {
  if (claims.some(({ kind }) => kind === "refuted")) return "refuted";
  return claims.length === 0 || claims.some(({ kind }) => kind === "unknown") ? "unknown" : "proven";
}
