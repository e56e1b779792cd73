import type { OutputEvent } from "@slope/kernel";
import { describe, expect, it } from "vitest";
import { NotebookError } from "./errors.ts";
import { OutputBudget } from "./outputSize.ts";
import { OutputRecorder } from "./recordOutputs.ts";

const print = (text: string, name: "stdout" | "stderr" = "stdout"): OutputEvent => ({
  type: "stream",
  name,
  text,
});
const show = (text: string, id?: string): OutputEvent => ({
  ...{ type: "display_data", data: { "text/plain": text }, metadata: {} },
  transient: id === undefined ? {} : { display_id: id },
});
const update = (text: string, id: string): OutputEvent =>
  ({ ...show(text, id), type: "update_display_data" }) as OutputEvent;

const record = (...events: OutputEvent[]) => {
  const cell = new OutputRecorder().recordCell();
  for (const event of events) cell.take(event);
  return cell.outputs();
};

describe("what a kernel sends becomes a cell's outputs:", () => {
  it("text on one stream in a row is one output, and the order between streams is kept", () => {
    expect(record(print("a"), print("b\n"), print("!", "stderr"), print("c"))).toEqual([
      { output_type: "stream", name: "stdout", text: "ab\n" },
      { output_type: "stream", name: "stderr", text: "!" },
      { output_type: "stream", name: "stdout", text: "c" },
    ]);
  });

  it("a display is drawn over wherever its id was shown, also in an earlier cell, and the id is not kept", () => {
    const notebook = new OutputRecorder();
    const [first, second] = [notebook.recordCell(), notebook.recordCell()];
    first.take(show("0 %", "bar"));
    second.take(show("0 %", "bar"));
    second.take(show("other"));
    second.take(update("100 %", "bar"));
    second.take(update("lost", "unknown"));
    const done = { output_type: "display_data", data: { "text/plain": "100 %" }, metadata: {} };
    expect(first.outputs()).toEqual([done]);
    expect(second.outputs()).toEqual([done, { ...done, data: { "text/plain": "other" } }]);
  });

  it("clear_output clears at once, or with wait when the next output comes", () => {
    expect(record(print("old"), { type: "clear_output", wait: false })).toEqual([]);
    expect(record(print("old"), { type: "clear_output", wait: true })).toHaveLength(1);
    expect(
      record(print("old"), { type: "clear_output", wait: true }, print("new"), print(" too")),
    ).toMatchObject([{ text: "new too" }]);
  });

  it("results and errors keep nbformat's fields", () => {
    const data = { "text/plain": "42" };
    expect(
      record(
        { type: "execute_result", data, metadata: {}, executionCount: 3 },
        { type: "error", ename: "E", evalue: "no", traceback: ["E: no"] },
      ),
    ).toEqual([
      { output_type: "execute_result", data, metadata: {}, execution_count: 3 },
      { output_type: "error", ename: "E", evalue: "no", traceback: ["E: no"] },
    ]);
  });

  it("more than a file can hold is refused, be it printed, shown, thrown or drawn over; what came before is kept", () => {
    const large = "x".repeat(600);
    const [printed, shown] = [print(large), show(large, "id")];
    const thrown: OutputEvent = { type: "error", ename: "E", evalue: large, traceback: [] };
    for (const [first, next] of [
      [printed, printed],
      [shown, shown],
      [thrown, printed],
      [show("small", "id"), update(large.repeat(2), "id")],
    ] as const) {
      const cell = new OutputRecorder(new OutputBudget(1000)).recordCell();
      cell.take(first);
      const before = cell.outputs();
      expect(() => cell.take(next)).toThrow(NotebookError);
      expect(cell.outputs()).toEqual(before);
    }
  });

  it("what was cleared or drawn over does not count", () => {
    const cell = new OutputRecorder(new OutputBudget(1000)).recordCell();
    for (let round = 0; round < 10; round++) {
      cell.take({ type: "clear_output", wait: true });
      cell.take(print("x".repeat(300)));
      cell.take(show("", "id"));
      for (let frame = 0; frame < 10; frame++) cell.take(update("y".repeat(300), "id"));
    }
    expect(cell.outputs()).toHaveLength(2);
  });
});
