import { describeVerdict, type Verdict } from "../verdict.ts";
import type { Derivation, DerivationStep } from "./derivation.ts";

/** What a Jupyter front end is given to choose from. */
export interface DerivationBundle {
  readonly "text/html": string;
  readonly "text/latex": string;
  readonly "text/plain": string;
}

const MARKS: Readonly<Record<Verdict["kind"], string>> = { proven: "✓", refuted: "✗", unknown: "?" };
const LATEX_MARKS: Readonly<Record<Verdict["kind"], string>> = {
  ...{ proven: "\\checkmark", refuted: "\\boldsymbol{\\times}", unknown: "\\boldsymbol{?}" },
};

/** The derivation as HTML, LaTeX and text. KaTeX, which sets its formulas, is loaded when the first one is shown. */
export async function displayDerivation(derivation: Derivation): Promise<DerivationBundle> {
  const { default: katex } = await import("katex");
  return {
    "text/html": derivationHtml(derivation, katex),
    "text/latex": derivationLatex(derivation),
    "text/plain": derivationText(derivation),
  };
}

const explain = ({ because, verdict }: DerivationStep): string =>
  [because, describeVerdict(verdict)].filter(Boolean).join(" — ");

/** Reasons show on hover, on focus by tap or key, and always in print; without the style they are simply there. */
const STYLE = `<style>
.slope-derivation{border-collapse:collapse;margin:.5em 0}
.slope-derivation td{padding:.3em .6em;border:0;text-align:left;vertical-align:middle}
.slope-derivation .mark{cursor:help;font-weight:bold}
.slope-derivation .proven .mark{color:#1a7f37}.slope-derivation .refuted .mark{color:#cf222e}.slope-derivation .unknown .mark{color:#9a6700}
@media screen{.slope-derivation .why{visibility:hidden}.slope-derivation tr:hover .why,.slope-derivation tr:focus-within .why,.slope-derivation .refuted .why,.slope-derivation .unknown .why{visibility:visible}}
</style>`;

function derivationHtml({ start, given, steps }: Derivation, katex: Katex): string {
  const typeset = (latex: string) => typesetWith(katex, latex);
  const head = given === undefined ? "" : `<tr><td colspan="3">for ${typeset(given)}</td></tr>`;
  const rows = steps.map(
    (step) =>
      `<tr class="${step.verdict.kind}"><td>${typeset(step.latex)}</td>` +
      `<td><span class="mark" tabindex="0" role="img" aria-label="${escapeHtml(explain(step))}" title="${escapeHtml(explain(step))}">${MARKS[step.verdict.kind]}</span></td>` +
      `<td><small class="why">${escapeHtml(explain(step))}</small></td></tr>`,
  );
  return `${STYLE}<table class="slope-derivation"><tbody>${head}<tr><td colspan="3">${typeset(start)}</td></tr>${rows.join("")}</tbody></table>`;
}

interface Katex {
  renderToString(latex: string, options: object): string;
}

/** MathML, which needs neither a style sheet nor fonts of its own. */
function typesetWith(katex: Katex, latex: string): string {
  const options = { output: "mathml", displayMode: true, throwOnError: false, strict: "ignore" };
  const html = katex.renderToString(latex, options);
  return `<span class="slope-math" data-latex="${escapeHtml(latex)}">${html}</span>`;
}

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
