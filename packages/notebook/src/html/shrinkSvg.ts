/** Declarations that say what is so without them. */
const DEFAULTS = [
  /(?:fill|stroke)-opacity: 1(?=;|")/g,
  /(?<=[";\s])opacity: 1(?=;|")/g,
  /vector-effect: none(?=;|")/g,
  /font-(?:style|variant|weight): normal(?=;|")/g,
  /font-stretch: normal(?=;|")/g,
  /text-decoration-line: none(?=;|")/g,
];

/**
 * A Plotly SVG with what a page does not need taken out: layers with nothing in them, declarations of the default, classes, the
 * description (the page gives it to the frame around the picture), the colours for pages without our variables, and pictures that
 * would be fetched from elsewhere.
 */
export function shrinkSvg(svg: string): string {
  let text = svg
    .replace(/<title\b[^>]*>[\s\S]*?<\/title>/, "")
    .replace(/ (?:role|aria-labelledby)="[^"]*"/g, "")
    .replace(/<image\b(?![^>]*href="data:image\/)[^>]*(?:\/>|>[\s\S]*?<\/image>)/g, "")
    .replace(/var\((--slope-[a-z]+), rgb\([^)]*\)\)/g, "var($1)")
    .replace(/ (?:class|data-[a-z-]+|xml:space)="[^"]*"/g, "");
  for (const declaration of DEFAULTS) text = text.replace(declaration, "");
  text = text
    .replace(/style="([^"]*)"/g, (_, style: string) => {
      const declarations = style.split(";").map((part) => part.trim().replace(/:\s+/, ":"));
      return `style="${declarations.filter((part) => part !== "").join(";")}"`;
    })
    .replace(/ style=""/g, "")
    .replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${shrinkPath(path)}"`);
  return removeEmptyElements(text);
}

/**
 * A path with a curve that is a straight line written as one (Plotly's contours are full of them), and to a tenth of a pixel.
 * Steps from point to point would add up their rounding, so a path that has such steps keeps its digits.
 */
function shrinkPath(path: string): string {
  const straight = path
    .replace(/Q([-\d.]+,[-\d.]+) \1(?![\d.])/g, "L$1")
    .replace(/(?<=[MLCQ ]([-\d.]+,[-\d.]+))C\1 ([-\d.]+,[-\d.]+) \2(?![\d.])/g, "L$2");
  if (/[mlcqshvat]/.test(straight)) return straight;
  return straight.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

function removeEmptyElements(svg: string): string {
  let text = svg;
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(
      /<(?:g|defs|text|path)(?![^>]* (?:d|id)=)[^>]*\/>|<(g|defs|text)(?![^>]* id=)[^>]*><\/\1>/g,
      "",
    );
  }
  return text;
}
