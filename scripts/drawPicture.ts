/** Draws the picture at the head of the README: `pnpm picture`. The same source gives the same bytes. */
import { writeFileSync } from "node:fs";
import { tanh } from "@slope/activations";
import { plotSlope, renderSvg } from "@slope/plots";

const figure = plotSlope(tanh, { from: -4, to: 4 });
const svg = await renderSvg(figure, { width: 720, height: 400 });
writeFileSync(new URL("../docs/tanh.svg", import.meta.url), svg);
