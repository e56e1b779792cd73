/**
 * Where each formula of the lecture is in the book: notebook and cell. Where the book has it in other words, or mended, these
 * follow.
 */
export const FORMULAS: readonly (readonly [notebook: string, cell: string, ...inOtherWords: string[]])[] = [
  ["1-sigmoid", "definition"],
  ["1-sigmoid", "sanity", String.raw`At $z = 10$ the lecture says $a \approx 1$`],
  ["1-sigmoid", "sanity", String.raw`the slope is $1 \cdot (1 - 1) \approx 0$`],
  [
    "1-sigmoid",
    "why",
    String.raw`\partial a / \partial z`,
    String.raw`\partial g(z) / \partial z`,
    "the slope of $g$ at the point $z$",
  ],
  [
    "1-sigmoid",
    "derivation",
    String.raw`\frac{d}{dz} (1 + e^{-z})^{-1} = (-1) \cdot (1 + e^{-z})^{-2} \cdot e^{-z} \cdot (-1)`,
    "**A slip in the lecture.**",
  ],
  ["1-sigmoid", "rearranged"],
  ["1-sigmoid", "rearranged", "a (1 - a)"],
  [
    "1-sigmoid",
    "sanity",
    "At $z = -10$ it says $a = 0$",
    String.raw`the sign that belongs there is $\approx$`,
  ],
  ["1-sigmoid", "sanity", String.raw`0 \cdot (1 - 0) = 0`],
  ["1-sigmoid", "sanity", String.raw`At $z = 0$, with $a = \frac{1}{2}$`],
  ["1-sigmoid", "sanity", String.raw`\frac{1}{2}\left(1 - \frac{1}{2}\right) = \frac{1}{4}`],
  ["2-tanh", "lhs"],
  ["2-tanh", "lhs"],
  [
    "2-tanh",
    "lhs",
    String.raw`\frac{2 \cdot \frac{1}{1 + e^{-2z}} \cdot \frac{1}{1 + e^{2z}}}{(1 + e^{-2z}) \cdot (1 + e^{2z})}`,
    "**A slip in the lecture.**",
    String.raw`(\tanh(z))^2 = \frac{1}{(1 + e^{-2z})^2} + \frac{1}{(1 + e^{2z})^2} - \frac{2}{(1 + e^{-2z})(1 + e^{2z})}`,
  ],
  ["2-tanh", "lhs"],
  ["2-tanh", "result", String.raw`a = \tanh(z)`],
  ["2-tanh", "proof-steps", String.raw`1 - (\tanh(z))^2`],
  ["2-tanh", "result"],
  ["2-tanh", "derivation", "The slope of $g$ at $z$ is"],
  ["2-tanh", "derivation"],
  ["2-tanh", "derivation"],
  [
    "2-tanh",
    "derivation",
    String.raw`\frac{1}{1+e^{-2z}} - \frac{1}{1+e^{2z}}`,
    "**A slip in the lecture.**",
  ],
  ["2-tanh", "derivation"],
  [
    "2-tanh",
    "a-and-b",
    String.raw`A = \frac{d}{dz} (1 + e^{-2z})^{-1}`,
    String.raw`B = -\frac{d}{dz} (1 + e^{2z})^{-1}`,
  ],
  ["2-tanh", "a-and-b", String.raw`A = (-1) (1 + e^{-2z})^{-2} \cdot e^{-2z} \cdot (-2)`],
  ["2-tanh", "a-and-b"],
  ["2-tanh", "a-and-b", String.raw`B = (-1)(-1) \cdot (1 + e^{2z})^{-2} \cdot e^{2z} \cdot 2`],
  ["2-tanh", "a-and-b"],
  ["2-tanh", "a-and-b"],
  ["2-tanh", "a-and-b"],
  ["3-relu", "definition"],
  ["3-relu", "derivation"],
  ["4-leaky-relu", "definition"],
  ["4-leaky-relu", "derivation"],
];

/** What the lecture says beside its formulas, in the book's own words. */
export const REMARKS: readonly (readonly [notebook: string, cell: string, words: string])[] = [
  ["1-sigmoid", "why", String.raw`back-propagation hands the unit the number $\partial J / \partial a$`],
  ["1-sigmoid", "sanity", "Both are flat in the picture"],
  ["2-tanh", "a-and-b", "the right-hand side, RHS"],
  ["2-tanh", "lhs", "the left-hand side, LHS"],
  [
    "2-tanh",
    "two-points",
    "put $z = 0$, LHS = RHS = 1; put $z = 100$, LHS = RHS = 0; hence proved.* Two functions that agree at two points need not agree",
  ],
  ["2-tanh", "derivation", "Its slide puts the brace under $B$ without the minus sign"],
  ["3-relu", "derivation", "**$g'(0)$ is undefined.**"],
  [
    "3-relu",
    "convention",
    String.raw`it is highly unlikely that a hidden unit lands on $0.0000\ldots$ exactly`,
  ],
  ["3-relu", "convention", "whenever $z = 0$, by default make $g'(z) = 1$. It's fine, no big deal.*"],
  ["4-leaky-relu", "derivation", "So the slope is undefined there."],
  ["4-leaky-relu", "derivation", "whenever $z = 0$, by default make $g'(z) = 1$"],
];

/** The points at which the lecture tries its formulas, as cells compute them: lines of their outputs. */
export const POINTS: readonly (readonly [notebook: string, cell: string, line: RegExp])[] = [
  ["1-sigmoid", "sanity-points", /^ *0 +0\.5 +0\.25 +0\.25$/m],
  ["1-sigmoid", "sanity-points", /^ *10 +0\.99995\d+ +0\.000045\d+ +0\.000045\d+$/m],
  ["1-sigmoid", "sanity-points", /^ *-10 +0\.000045\d+ +0\.000045\d+ +0\.000045\d+$/m],
  ["2-tanh", "lost-at-100", /^z = 0: LHS is 1, RHS 1$/m],
  ["2-tanh", "lost-at-100", /^z = 100: LHS is 0, RHS 5\.5355861069\d+e-87$/m],
  ["3-relu", "count-kinks", /^curve, +g′\(0\) = 1: 0 of 160000 z were 0/m],
];
