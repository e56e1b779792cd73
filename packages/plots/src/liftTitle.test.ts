import { expect, test } from "vitest";
import { layoutOf, sigmoid } from "../test/specimens.ts";
import type { Figure } from "./figure.ts";
import { liftTitle } from "./liftTitle.ts";
import { plotSlope } from "./slope.ts";

interface Sized {
  readonly height: number;
  readonly margin: { readonly t: number; readonly b: number };
  readonly title?: object;
}

const sizeOf = (layout: object): Sized => layout as Sized;
const lift = (figure: Figure) => liftTitle(figure.layout)!;

test("a lifted title is one line again, however often it was broken", () => {
  const title = "A title that is longer than the narrowest page and goes on for more than two lines of it";
  const figure = plotSlope(sigmoid, { title });
  expect(JSON.stringify(layoutOf(figure).title)).toContain("<br>");
  expect(lift(figure).title).toBe(title);
  expect(sizeOf(lift(figure).layout).title).toBeUndefined();
});

test("the plot is as high without its title as with it, and all figures have the same room above", () => {
  const rooms = ["Short", "A title that is longer than the narrowest page, so that it is broken"].map(
    (title) => {
      const figure = plotSlope(sigmoid, { title });
      const before = sizeOf(figure.layout);
      const after = sizeOf(lift(figure).layout);
      const plotOf = ({ height, margin }: Sized): number => height - margin.t - margin.b;
      expect(plotOf(after)).toBe(plotOf(before));
      return after.margin.t;
    },
  );
  expect(rooms[0]).toBe(rooms[1]);
  expect(rooms[0]).toBeGreaterThan(0);
});

test("a figure keeps its title if it came from elsewhere, or if there is markup in it", () => {
  expect(liftTitle({ title: { text: "Elsewhere" }, height: 300, margin: { t: 40 } })).toBeUndefined();
  expect(liftTitle({ title: "Elsewhere" })).toBeUndefined();
  expect(liftTitle(plotSlope(sigmoid, { title: "x<sub>1</sub>" }).layout)).toBeUndefined();
});
