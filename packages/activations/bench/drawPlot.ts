/** Nanoseconds an element over the number of elements, both logarithmic, as SVG: one line a rival. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [length: number, nanoseconds: number])[];
}

const [WIDTH, HEIGHT, LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT] = [760, 420, 60, 40, 500, 320];
const COLOURS = ["#0072b2", "#009e73", "#56b4e9", "#cc79a7", "#d55e00", "#e69f00", "#000000", "#999999"];

export function drawPlot(title: string, lines: readonly Line[]): string {
  const all = lines.flatMap(({ points }) => points);
  const scale = (values: number[]) => {
    const [low, high] = [
      Math.floor(Math.log10(Math.min(...values))),
      Math.ceil(Math.log10(Math.max(...values))),
    ];
    return { low, high, at: (value: number) => (Math.log10(value) - low) / (high - low) };
  };
  const across = scale(all.map(([length]) => length));
  const up = scale(all.map(([, time]) => time));
  const x = (value: number) => (LEFT + PLOT_WIDTH * across.at(value)).toFixed(1);
  const y = (value: number) => (TOP + PLOT_HEIGHT * (1 - up.at(value))).toFixed(1);
  const decades = ({ low, high }: { low: number; high: number }) =>
    Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/><text x="${LEFT}" y="22" font-size="15">${title}</text>`,
    ...decades(across).map(
      (n) =>
        `<path d="M${x(n)} ${TOP}V${TOP + PLOT_HEIGHT}" stroke="#ddd"/>` +
        `<text x="${x(n)}" y="${TOP + PLOT_HEIGHT + 18}" text-anchor="middle">${n.toExponential(0)}</text>`,
    ),
    ...decades(up).map(
      (t) =>
        `<path d="M${LEFT} ${y(t)}H${LEFT + PLOT_WIDTH}" stroke="#ddd"/>` +
        `<text x="${LEFT - 6}" y="${y(t)}" text-anchor="end" dominant-baseline="middle">${t}</text>`,
    ),
    `<text x="${LEFT + PLOT_WIDTH / 2}" y="${HEIGHT - 12}" text-anchor="middle">elements in a call; up: ns an element</text>`,
    ...lines.map(({ name, points }, i) => {
      const colour = COLOURS[i % COLOURS.length];
      const path = points.map(([n, t]) => `${x(n)},${y(t)}`).join(" ");
      return (
        `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>` +
        `<text x="${LEFT + PLOT_WIDTH + 14}" y="${TOP + 14 + 18 * i}" fill="${colour}">${name}</text>`
      );
    }),
    "</svg>",
    "",
  ].join("\n");
}
