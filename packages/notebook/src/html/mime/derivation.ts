import { DERIVATION_MIME } from "@slope/proofs";
import { isJsonObject, type JsonValue } from "../../notebook.ts";
import { escapeHtml } from "../escape.ts";
import { setFormula } from "../setFormula.ts";
import { renderMark } from "../verdict.ts";
import type { MimeRenderer, RichOutput } from "./bundle.ts";

interface Step {
  readonly latex: string;
  readonly because: string | undefined;
  readonly verdict: "proven" | "refuted" | "unknown";
  readonly message: string;
}

/** A chain of equations that was checked step by step, typeset like the page's other formulas, each step with its reason and its mark. */
export const derivation: MimeRenderer = {
  mime: DERIVATION_MIME,
  render(output) {
    const read = readDerivation(output.bundle[DERIVATION_MIME]);
    if (read === undefined) return undefined;
    const { start, given, steps } = read;
    const set = (tex: string, display = true): string => setStep(tex, display, output);
    const condition = given === undefined ? "" : `<p class="given">for ${set(given, false)}</p>`;
    const items = steps.map(
      ({ latex, because, verdict, message }) =>
        `<li class="step"><span class="line">${set(latex)}<span class="reason">${escapeHtml(because ?? "")}</span></span>${renderMark(verdict, message)}</li>`,
    );
    return `<div class="derivation">${condition}${set(start)}<ol>${items.join("")}</ol></div>`;
  },
};

function setStep(tex: string, display: boolean, { context, place }: RichOutput): string {
  return setFormula({ tex, display, source: tex, line: 1 }, context, place);
}

/** How many steps a derivation has, and how many of them are proven. */
export function countSteps(data: JsonValue | undefined): { all: number; proven: number } {
  const steps = readDerivation(data)?.steps ?? [];
  return { all: steps.length, proven: steps.filter(({ verdict }) => verdict === "proven").length };
}

function readDerivation(
  data: JsonValue | undefined,
): { start: string; given: string | undefined; steps: readonly Step[] } | undefined {
  if (!isJsonObject(data) || typeof data.start !== "string" || !Array.isArray(data.steps)) return undefined;
  const steps = data.steps.map(readStep);
  if (!steps.every((step) => step !== undefined)) return undefined;
  return { start: data.start, given: typeof data.given === "string" ? data.given : undefined, steps };
}

function readStep(step: JsonValue): Step | undefined {
  if (!isJsonObject(step)) return undefined;
  const { latex, because, verdict, message } = step;
  if (verdict !== "proven" && verdict !== "refuted" && verdict !== "unknown") return undefined;
  if (typeof latex !== "string" || typeof message !== "string") return undefined;
  return { latex, because: typeof because === "string" ? because : undefined, verdict, message };
}
