import { renderSvg } from "@slope/plots";
import type { DrawFigure } from "./figure.ts";

/** Draws by `@slope/plots`, which loads Plotly and a stand-in for a browser at the first figure. */
export const drawFigure: DrawFigure = (figure, options) => renderSvg(figure, { ...options, theme: "css" });
