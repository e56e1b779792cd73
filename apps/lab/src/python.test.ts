import { describe, expect, it } from "vitest";
import { findPython, type Python } from "./python.ts";

function computerWith(versions: Readonly<Record<string, string>>) {
  return (command: string): Python | undefined => {
    const version = versions[command];
    return version === undefined ? undefined : { executable: `/bin/${command}`, version, canMakeVenv: true };
  };
}

describe("the Python that JupyterLab is installed with", () => {
  it("is the one that the system calls python3, if it is new enough", () => {
    const ask = computerWith({ python3: "3.10.0", "python3.14": "3.14.1" });
    expect(findPython({}, ask).executable).toBe("/bin/python3");
  });

  it("is another one where that is too old", () => {
    const ask = computerWith({ python3: "3.9.18", "python3.11": "3.11.2", "python3.13": "3.13.0" });
    expect(findPython({}, ask).executable).toBe("/bin/python3.13");
  });

  it("is the one that PYTHON names, and no other", () => {
    const ask = computerWith({ python3: "3.12.0", mine: "3.11.0" });
    expect(findPython({ PYTHON: "mine" }, ask).executable).toBe("/bin/mine");
    expect(() => findPython({ PYTHON: "yours" }, ask)).toThrow(/PYTHON is "yours", which cannot be run/);
  });

  it("missing, or too old, is told of with what to install, and with what works without it", () => {
    expect(() => findPython({}, computerWith({}))).toThrow(
      /needs Python 3\.10 or newer; there is none on the PATH\.\n.*[\s\S]*apt install python3 python3-venv[\s\S]*pnpm notebooks/,
    );
    expect(() => findPython({}, computerWith({ python: "2.7.18" }))).toThrow(
      /\/bin\/python is Python 2\.7\.18/,
    );
  });
});
