import { requireText } from "./arguments.ts";
import type { Axis } from "./series.ts";

/** An axis given as its title alone, or with a scale. @throws {TypeError} for one without a title or of another scale. */
export function readAxis(figure: string, name: "x" | "y", axis: Axis | string): Required<Axis> {
  const { title, scale = "linear" }: Partial<Axis> =
    typeof axis === "string" ? { title: axis } : (axis ?? {});
  requireText(figure, `the title of ${name}`, title);
  if (scale !== "linear" && scale !== "log") {
    throw new TypeError(
      `${figure}: the scale of ${name} must be "linear" or "log", but it is ${JSON.stringify(scale)}.`,
    );
  }
  return { title, scale };
}
