import { describe, expect, it } from "vitest";
import { readConnectionArgument } from "./connectionArgument.ts";

describe("the kernel's command line", () => {
  it("says how to use it when no connection file is given", () => {
    expect(() => readConnectionArgument([])).toThrow(/No connection file was given.\nUsage: slope-kernel/);
  });

  it("refuses an option that it does not know", () => {
    expect(() => readConnectionArgument(["--port=1"])).toThrow(/--port.*\nUsage/);
  });

  it("refuses a connection file that is not there, by either spelling of the option", () => {
    expect(() => readConnectionArgument(["-f", "nowhere.json"])).toThrow(/Cannot read .* nowhere.json/);
    expect(() => readConnectionArgument(["--connection-file=nowhere.json"])).toThrow(/nowhere.json/);
  });
});
