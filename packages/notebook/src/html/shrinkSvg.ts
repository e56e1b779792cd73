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
    .replace(/ style=""/g, "");
  return removeEmptyElements(text);
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
