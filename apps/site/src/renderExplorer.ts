import { escapeHtml, renderMath } from "@slope/notebook";
import { drawExplorer, size } from "./explorer/drawExplorer.ts";
import { readAt } from "./explorer/readings.ts";
import { interval, subjects } from "./explorer/subjects.ts";

const START = 1;

/** The explorer as it stands before anything is touched, which is all of it where there is no JavaScript. */
export function renderExplorer(): string {
  const [subject] = subjects;
  const { z, value, slope, share, sentence } = readAt(subject, START);
  const choices = subjects.map(
    ({ title, activation: { name } }, index) =>
      `<label><input type="radio" name="activation" value="${escapeHtml(name)}"${index === 0 ? " checked" : ""}> ` +
      `<span>${escapeHtml(title)}</span></label>`,
  );
  return `<section class="explorer" aria-label="Explore an activation" style="--share:${share.toPrecision(6)}">
<fieldset class="choices"><legend>Activation</legend>${choices.join("")}</fieldset>
<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(sentence)}">${drawExplorer(subject, START)}</svg>
<div class="pick"><input type="range" aria-label="z" min="${interval.from}" max="${interval.to}" step="${interval.step}" value="${START}" aria-valuetext="${escapeHtml(sentence)}"></div>
<dl class="readings">
<div><dt>input ${renderMath("z", false)}</dt><dd data-reading="z">${z}</dd></div>
<div class="is-value"><dt>value ${renderMath("a = g(z)", false)}</dt><dd data-reading="value">${value}</dd></div>
<div class="is-slope"><dt>slope ${renderMath("g'(z)", false)}</dt><dd data-reading="slope">${slope}</dd></div>
</dl>
<div class="flow">
<p>${renderMath(String.raw`\frac{\partial J}{\partial z} = \frac{\partial J}{\partial a} \cdot g'(z)`, false)}</p>
<div class="bars" aria-hidden="true"><span class="incoming"></span><span class="outgoing"></span></div>
<p class="caption">Of an error signal of 1 that comes back to this unit, <strong data-reading="slope">${slope}</strong> gets through to its weights.</p>
</div>
</section>`;
}
