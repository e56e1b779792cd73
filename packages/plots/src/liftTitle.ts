import { titleSpace } from "./figure.ts";

interface TitledLayout {
  readonly title: { readonly text: string };
  readonly height: number;
  readonly margin: { readonly t: number };
  readonly meta: { readonly alt: string };
}

/** A figure's title in one line, and the layout without it and without the room that it took. */
export interface LiftedTitle<Layout> {
  readonly title: string;
  readonly layout: Layout;
}

/**
 * Takes the title out of a figure, for pages that set it as text, which breaks where the page does.
 *
 * `undefined` for layouts that are not of this package, and for titles with more markup than line breaks: these stay as they are.
 */
export function liftTitle<Layout extends object>(layout: Layout): LiftedTitle<Layout> | undefined {
  if (!isTitled(layout)) return undefined;
  const lines = layout.title.text.split("<br>");
  if (lines.some((line) => /[<&]/.test(line))) return undefined;
  const space = titleSpace(lines.length);
  const { title: _, ...rest } = layout as TitledLayout & Layout;
  const lifted = {
    ...rest,
    height: layout.height - space,
    margin: { ...layout.margin, t: layout.margin.t - space },
  };
  return { title: lines.join(" "), layout: lifted as unknown as Layout };
}

function isTitled(layout: object): layout is TitledLayout {
  const { title, height, margin, meta } = layout as { [Part in keyof TitledLayout]?: unknown };
  const has = (part: unknown, key: string, type: string): boolean =>
    typeof part === "object" && part !== null && typeof (part as Record<string, unknown>)[key] === type;
  return (
    typeof height === "number" &&
    has(title, "text", "string") &&
    has(margin, "t", "number") &&
    has(meta, "alt", "string")
  );
}
