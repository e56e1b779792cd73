import { slopeKernelSpec } from "@slope/kernel";
import { afterEach, describe, expect, it, vi } from "vitest";
import { chooseKernel } from "./chooseKernel.ts";
import type { JsonObject } from "./notebook.ts";

const naming = (kernelspec?: JsonObject) => ({
  metadata: kernelspec === undefined ? {} : { kernelspec },
  cells: [],
});

const FILE = "n.ipynb";

afterEach(() => vi.unstubAllEnvs());

describe("a notebook runs", () => {
  it("on Slope's kernel, if it is in TypeScript or does not say", () => {
    const tslab = { display_name: "TypeScript", language: "typescript", name: "tslab" };
    for (const notebook of [naming(), naming(tslab), naming({ name: "jslab", language: "TypeScript" })]) {
      expect(chooseKernel(notebook, undefined, FILE)).toEqual(slopeKernelSpec());
    }
  });

  it("on the kernel it names, if that is another's; and if that is not installed, the error says what is", () => {
    vi.stubEnv("JUPYTER_DATA_DIR", "/nonexistent");
    const python = naming({ display_name: "Python 3", language: "python", name: "no-such-python" });
    expect(() => chooseKernel(python, undefined, FILE)).toThrow(
      /^n\.ipynb: its metadata ask for the kernel "no-such-python"\. No kernel named .*installed; (there are:|none is).*\n.*--kernel NAME/,
    );
    expect(() => chooseKernel(naming(), "no-such-kernel", FILE)).toThrow(/No kernel named "no-such-kernel"/);
  });
});
