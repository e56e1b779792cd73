import { isJsonObject, type JsonObject, type Notebook } from "@slope/notebook";
import { palettes } from "@slope/plots";

const WIDTH = 240;
const HEIGHT = 96;
const PADDING = 6;
const MOST_POINTS = 160;

interface Line {
  readonly points: readonly (readonly [x: number, y: number] | undefined)[];
  readonly colour: string;
  readonly dotted: boolean;
}

/** The first figure of a notebook that has lines or points, as a small picture without words; "" where there is none. */
export function drawSparkline(notebook: Notebook): string {
  for (const { outputs } of notebook.cells) {
    for (const output of outputs) {
      const figure = "data" in output ? output.data["application/vnd.plotly.v1+json"] : undefined;
      if (!isJsonObject(figure) || !Array.isArray(figure.data)) continue;
      const heights = scaleOf(figure);
      const lines = figure.data.filter(isJsonObject).flatMap((trace) => readLine(trace, heights));
      if (lines.length > 0) return drawLines(lines);
    }
  }
  return "";
}

/** Where the figure's axis is logarithmic, the picture's is, too. */
function scaleOf({ layout }: JsonObject): (y: number) => number {
  const axis = isJsonObject(layout) ? layout.yaxis : undefined;
  return isJsonObject(axis) && axis.type === "log" ? Math.log10 : (y) => y;
}

function readLine(
  { x, y, mode, line, marker, fill, type, name }: JsonObject,
  scale: (y: number) => number,
): Line[] {
  if ((type ?? "scatter") !== "scatter" || !Array.isArray(x) || !Array.isArray(y)) return [];
  // A band around a line is no line.
  if (fill === "toself") return [];
  const dotted = mode === "markers";
  // A few lone markers are kinks and the like; at this size they are dirt.
  if (dotted && x.length < 20) return [];
  const points = x.map((value, index) => {
    const other = y[index];
    if (typeof value !== "number" || typeof other !== "number") return undefined;
    return Number.isFinite(scale(other)) ? ([value, scale(other)] as const) : undefined;
  });
  const own = [line, marker]
    .map((style) => (isJsonObject(style) ? style.color : undefined))
    .find((colour) => typeof colour === "string");
  const found = Object.entries(palettes.light).find(([, hex]) => hex === own)?.[0];
  return [
    { points: thin(points), dotted, colour: found ?? (String(name).includes("′") ? "vermilion" : "blue") },
  ];
}

function thin<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, Math.ceil(items.length / MOST_POINTS));
  return items.filter(
    (item, index) => item === undefined || index % step === 0 || index === items.length - 1,
  );
}

function drawLines(lines: readonly Line[]): string {
  const all = lines.flatMap(({ points }) => points.filter((point) => point !== undefined));
  const place = (axis: 0 | 1, length: number) => {
    const low = Math.min(...all.map((point) => point[axis]));
    const high = Math.max(...all.map((point) => point[axis]));
    const room = length - 2 * PADDING;
    return (value: number): number =>
      Math.round((PADDING + (high > low ? ((value - low) / (high - low)) * room : room / 2)) * 10) / 10;
  };
  const [placeX, placeY] = [place(0, WIDTH), place(1, HEIGHT)];
  const drawn = lines.map(({ points, colour, dotted }) => {
    const style = `style="--line:var(--slope-${colour})"`;
    if (dotted) {
      const dots = points.map((point) =>
        point ? `M${placeX(point[0])},${HEIGHT - placeY(point[1])}h0` : "",
      );
      return `<path class="dots" ${style} d="${dots.join("")}"/>`;
    }
    let pen = "M";
    let path = "";
    for (const point of points) {
      if (point) path += `${pen}${placeX(point[0])},${HEIGHT - placeY(point[1])}`;
      pen = point ? "L" : "M";
    }
    return `<path ${style} d="${path}"/>`;
  });
  return `<svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${drawn.join("")}</svg>`;
}
