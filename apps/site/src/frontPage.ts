import { readFile } from "node:fs/promises";
import { escapeHtml, linkAssets, type PageLink, renderDocument, renderHeader } from "@slope/notebook";
import { transform } from "esbuild";
import { renderExplorer } from "./renderExplorer.ts";

/** A notebook as the front page shows it; title and claim are the notebook's own. */
export interface Card {
  readonly href: string;
  readonly title: string;
  /** HTML that may stand in a link. */
  readonly claim: string;
  readonly minutes: number;
  readonly sparkline: string;
}

const DESCRIPTION =
  "Notebooks on the derivatives of activation functions: derived line by line, proven, plotted, broken on a computer and mended.";

export function renderFrontPage(cards: readonly Card[], further: readonly PageLink[]): string {
  const assets = linkAssets("assets/");
  return renderDocument({
    title: "Slope: the derivatives of activation functions",
    description: DESCRIPTION,
    language: "en",
    kind: "front",
    trusted: false,
    assets: {
      ...assets,
      style: `${assets.style}\n<link rel="stylesheet" href="assets/front.css">`,
      script: `${assets.script}\n<script src="assets/explorer.js" defer></script>`,
    },
    body: [
      '<a class="skip" href="#notebooks">Skip to the notebooks</a>',
      renderHeader({ name: "Slope", home: { href: "index.html", title: "Slope" }, all: [], further }),
      '<main id="content">',
      renderHero(cards[0]),
      renderExplorer(),
      `<section id="notebooks" aria-labelledby="notebooks-title"><h2 id="notebooks-title">The notebooks</h2>`,
      `<ol class="cards">${cards.map(renderCard).join("\n")}</ol></section>`,
      ABOUT,
      "</main>",
    ].join("\n"),
  });
}

function renderHero(first: Card | undefined): string {
  const begin = first
    ? `<p class="begin"><a href="${escapeHtml(first.href)}">Begin with ${escapeHtml(nameOf(first))}</a></p>`
    : "";
  return `<header class="hero">
<h1>A network learns by its slopes</h1>
<p class="lead">Every unit in a neural network answers one question on the way back: if my input moved a little, how much would my output
move? The answer is the derivative of its activation function. These notebooks derive it line by line, prove it, plot it, show where a
computer gets it wrong, and mend that.</p>
${begin}
</header>`;
}

function renderCard(card: Card, index: number): string {
  return `<li><a href="${escapeHtml(card.href)}">${card.sparkline}<span class="text"><span class="number">${index + 1}</span>
<strong>${escapeHtml(nameOf(card))}</strong>
<span class="claim">${card.claim}</span>
<span class="minutes">${card.minutes} min read</span></span></a></li>`;
}

/** The list numbers the notebooks, so a number in the title would be said twice. */
function nameOf({ title }: Card): string {
  return title.replace(/^\d+\s*[·.:)–-]\s*/, "");
}

const ABOUT = `<section class="about" aria-labelledby="about-title"><h2 id="about-title">Run them yourself</h2>
<p>The pages are TypeScript notebooks, and what they print was printed by the code they show. With git and npm, one command sets
everything up, executes them and writes these pages:</p>
<div class="program"><pre><code>npx -y pnpm@12 notebooks</code></pre></div>
<p>The activation functions, the laws they are held to, the figures and the kernel are packages of their own. They work on any TypeScript
notebook, not only on these.</p></section>`;

export async function readFrontStyle(): Promise<string> {
  const css = await readFile(new URL("../assets/front.css", import.meta.url), "utf8");
  return (await transform(css, { loader: "css", minify: true })).code;
}
