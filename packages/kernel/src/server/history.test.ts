import { describe, expect, it } from "vitest";
import { History } from "./history.ts";

function exampleHistory(): History {
  const history = new History();
  for (const [index, source] of ["let a = 1", "a + 1", "b(2)", "a + 1"].entries())
    history.add(index + 1, source);
  return history;
}

describe("the history of a session", () => {
  it("gives its last cells", () => {
    expect(exampleHistory().answer({ hist_access_type: "tail", n: 2 })).toEqual({
      status: "ok",
      history: [
        [1, 3, "b(2)"],
        [1, 4, "a + 1"],
      ],
    });
    expect(exampleHistory().answer({ hist_access_type: "tail", n: 0 }).history).toEqual([]);
  });

  it("gives a range without its end, with outputs where they are asked for", () => {
    const request = { hist_access_type: "range", start: 2, stop: 3, output: true };
    expect(exampleHistory().answer(request).history).toEqual([[1, 2, ["a + 1", null]]]);
  });

  it("has one session, whose number is 1, or 0 for the present one", () => {
    const range = (session: number) =>
      exampleHistory().answer({ hist_access_type: "range", session, start: 3 }).history;
    expect([0, 1].map((session) => (range(session) as unknown[]).length)).toEqual([2, 2]);
    expect([-1, 2].map(range)).toEqual([[], []]);
  });

  it("is searched by * and ?, other signs standing for themselves", () => {
    const search = (pattern: string, more = {}) =>
      exampleHistory().answer({ hist_access_type: "search", pattern, ...more }).history;
    expect(search("a*")).toEqual([
      [1, 2, "a + 1"],
      [1, 4, "a + 1"],
    ]);
    expect(search("a*", { unique: true })).toEqual([[1, 4, "a + 1"]]);
    expect(search("b(?)")).toEqual([[1, 3, "b(2)"]]);
    expect(search("a + 1", { n: 1 })).toEqual([[1, 4, "a + 1"]]);
  });

  it("is empty for a way of asking that it does not know", () => {
    expect(exampleHistory().answer({}).history).toEqual([]);
  });
});
