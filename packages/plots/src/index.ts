export type { Bounds, Classifier, LabelledPoint, ProbabilityGrid } from "./classifier.ts";
export { type Aspect, plotComparison } from "./comparison.ts";
export { plotDecisionRegions } from "./decisionRegions.ts";
export type { Differentiable, Interval, Kink } from "./differentiable.ts";
export { show, toMimeBundle } from "./display.ts";
export type { Figure, FigureOptions } from "./figure.ts";
export { type LinesOptions, plotLines } from "./lines.ts";
export type { Axis, Series } from "./series.ts";
export { plotSlope } from "./slope.ts";
export { type PlotlyFigure, UnsupportedFigureError } from "./static/drawing.ts";
export { type PngOptions, renderPng } from "./static/renderPng.ts";
export { renderSvg, type StaticOptions, type SvgOptions } from "./static/renderSvg.ts";
export { plotTangent } from "./tangent.ts";
export {
  applyTheme,
  cssPalette,
  fontFamily,
  type Palette,
  palettes,
  plotlyConfig,
  type ThemeName,
} from "./theme.ts";
