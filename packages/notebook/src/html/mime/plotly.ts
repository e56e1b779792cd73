import type { MimeRenderer } from "./bundle.ts";

export const PLOTLY_MIME = "application/vnd.plotly.v1+json";

/** A figure was drawn before the page is written, since drawing takes time; see drawFigures. */
export const plotly: MimeRenderer = {
  mime: PLOTLY_MIME,
  render({ bundle, context }) {
    return context.figures.get(bundle[PLOTLY_MIME]);
  },
};
