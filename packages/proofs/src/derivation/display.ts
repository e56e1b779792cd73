import { describeEnvironment } from "../describeEnvironment.ts";
import type { Environment } from "../environment.ts";
import { describeVerdict, type Verdict } from "../verdict.ts";
import type { Derivation, DerivationStep } from "./derivation.ts";

/** The MIME type of a derivation as data, for those who typeset it themselves; others pass it over. */
export const DERIVATION_MIME = "application/vnd.slope.derivation+json";

/** A derivation with its verdicts in words. */
export interface DerivationData {
  readonly start: string;
  readonly given?: string;
  /** What the names mean, as `environment` takes it. */
  readonly definitions: readonly string[];
  readonly steps: readonly {
    readonly latex: string;
    readonly because?: string;
    readonly verdict: Verdict["kind"];
    /** Verdict and reason in a sentence: `proven: the chain rule`. */
    readonly message: string;
  }[];
}

/** What a Jupyter front end is given to choose from. */
export interface DerivationBundle {
  readonly "application/vnd.slope.derivation+json": DerivationData;
  readonly "text/html": string;
  readonly "text/latex": string;
  readonly "text/plain": string;
}

const MARKS: Readonly<Record<Verdict["kind"], string>> = { proven: "✓", refuted: "✗", unknown: "?" };
const LATEX_MARKS: Readonly<Record<Verdict["kind"], string>> = {
  ...{ proven: "\\checkmark", refuted: "\\boldsymbol{\\times}", unknown: "\\boldsymbol{?}" },
};

/** The derivation as data, HTML, LaTeX and text. */
export function displayDerivation(derivation: Derivation, environment: Environment): DerivationBundle {
  return {
    [DERIVATION_MIME]: derivationData(derivation, environment),
    "text/html": derivationHtml(derivation),
    "text/latex": derivationLatex(derivation),
    "text/plain": derivationText(derivation),
  };
}

function derivationData({ start, given, steps }: Derivation, environment: Environment): DerivationData {
  return {
    start,
    ...(given === undefined ? {} : { given }),
    definitions: describeEnvironment(environment),
    steps: steps.map((step) => ({
      latex: step.latex,
      ...(step.because === undefined ? {} : { because: step.because }),
      verdict: step.verdict.kind,
      message: explain(step),
    })),
  };
}

function explain({ because, verdict }: DerivationStep): string {
  const found = describeVerdict(verdict);
  if (because === undefined) return found;
  return verdict.kind === "proven"
    ? found.replace(/^proven/, () => `proven: ${because}`)
    : `${found} (the reason given: ${because})`;
}

/**
 * Reasons show on hover, on focus by tap or key, and always in print. JupyterLab takes styles and MathML out of HTML that it does not
 * trust, so reasons are simply there without the style, and formulas stand between dollars, which JupyterLab and nbconvert typeset
 * in HTML, trusted or not.
 */
const STYLE = `<style>
.slope-derivation{border-collapse:collapse;margin:.5em 0}
.slope-derivation td{padding:.3em .6em;border:0;text-align:left;vertical-align:middle}
.slope-derivation .mark{cursor:help;font-weight:bold}
.slope-derivation .proven .mark{color:#1a7f37}.slope-derivation .refuted .mark{color:#cf222e}.slope-derivation .unknown .mark{color:#9a6700}
@media screen{.slope-derivation .why{visibility:hidden}.slope-derivation tr:hover .why,.slope-derivation tr:focus-within .why,.slope-derivation .refuted .why,.slope-derivation .unknown .why{visibility:visible}}
</style>`;

function derivationHtml({ start, given, steps }: Derivation): string {
  const head = given === undefined ? "" : `<tr><td colspan="3">for ${typeset(given)}</td></tr>`;
  const rows = steps.map((step) => {
    const why = escapeHtml(explain(step));
    const mark = `<span class="mark" tabindex="0" role="img" aria-label="${why}" title="${why}">${MARKS[step.verdict.kind]}</span>`;
    return `<tr class="${step.verdict.kind}"><td>${typeset(step.latex)}</td><td>${mark}</td><td><small class="why">${why}</small></td></tr>`;
  });
  return `${STYLE}<table class="slope-derivation"><tbody>${head}<tr><td colspan="3">${typeset(start)}</td></tr>${rows.join("")}</tbody></table>`;
}

const typeset = (latex: string): string =>
  `<span class="slope-math">${escapeHtml(`$\\displaystyle ${latex}$`)}</span>`;

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function derivationLatex({ start, given, steps }: Derivation): string {
  const head = given === undefined ? "" : `\\text{for } ${given}: \\quad `;
  const rows = steps.map((step) => {
    const words = step.verdict.kind === "proven" ? step.because : explain(step);
    const why = words ? `\\ \\text{${escapeText(words)}}` : "";
    return `&${step.latex} && ${LATEX_MARKS[step.verdict.kind]}${why}`;
  });
  return `$$\\begin{aligned} ${[`${head}&${start}`, ...rows].join(" \\\\ ")} \\end{aligned}$$`;
}

const escapeText = (text: string): string =>
  text.replaceAll(/[\\{}$%#&_^~]/g, (sign) => (sign === "\\" ? "" : `\\${sign}`));

function derivationText({ start, given, steps }: Derivation): string {
  const rows = steps.map((step) => `  ${MARKS[step.verdict.kind]} ${step.latex}\n      ${explain(step)}`);
  return [given === undefined ? start : `for ${given}: ${start}`, ...rows].join("\n");
}
