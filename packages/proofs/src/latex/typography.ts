/** Look, but mean nothing. */
export const IGNORED = new Set([
  ...[
    ",",
    "!",
    ":",
    ";",
    ">",
    " ",
    "/",
    "displaystyle",
    "textstyle",
    "scriptstyle",
    "limits",
    "nolimits",
    "mathstrut",
    "strut",
  ],
  ...[
    "big",
    "Big",
    "bigg",
    "Bigg",
    "bigl",
    "bigr",
    "Bigl",
    "Bigr",
    "biggl",
    "biggr",
    "Biggl",
    "Biggr",
    "bigm",
    "Bigm",
  ],
  ...["nonumber", "notag", "enspace", "thinspace", "hfill", "thickspace", "medspace"],
]);
/** Commands whose braces only decorate: the factor that is struck out, boxed or coloured stays what it is. */
export const TRANSPARENT = new Set(["cancel", "bcancel", "xcancel", "boxed"]);
/** Their first argument is a colour. */
export const COLOURS = new Set(["color", "textcolor", "colorbox"]);
/** Dropped with their argument. */
export const DROPPED = new Set(["tag", "label", "hspace", "vspace"]);
/** Their argument is words. */
export const TEXTS = new Set([
  "text",
  "textrm",
  "textit",
  "textbf",
  "mbox",
  "textsf",
  "mathrm",
  "operatorname",
  "mathit",
  "mathsf",
]);
/** Spaces so wide that they separate statements. */
export const GAPS = new Set(["quad", "qquad"]);

/** Signs that stand for commands. */
export const UNICODE: Readonly<Record<string, string>> = {
  ...{
    "−": "-",
    "·": "\\cdot",
    "×": "\\times",
    "≈": "\\approx",
    "≤": "\\le",
    "≥": "\\ge",
    "≠": "\\ne",
    "→": "\\to",
  },
  ...{
    "∂": "\\partial",
    "∞": "\\infty",
    "⇒": "\\Rightarrow",
    "′": "'",
    "’": "'",
    "–": "-",
    σ: "\\sigma",
    π: "\\pi",
  },
  ...{
    α: "\\alpha",
    β: "\\beta",
    γ: "\\gamma",
    λ: "\\lambda",
    μ: "\\mu",
    θ: "\\theta",
    "√": "\\sqrt",
    "∈": "\\in",
  },
};
