import type { OutputEvent } from "@slope/kernel";
import { describe, expect, it } from "vitest";
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

  it("more than a file can hold is refused, with what to do", () => {
    const cell = new OutputRecorder().recordCell();
    const megabytes = print("x".repeat(1e7));
    for (let count = 0; count < 20; count++) cell.take(megabytes);
    expect(() => cell.take(print("x"))).toThrow(/more than 200 million characters.*\nPrint less/);
    const [output] = cell.outputs();
    expect(output?.output_type === "stream" && output.text.length).toBe(2e8);
  });
});
