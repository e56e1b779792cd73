import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeScratchFolder } from "../test/scratchFolder.ts";
import { findNotebooks, nameFiles, readText } from "./notebookFiles.ts";

describe("notebooks are found", () => {
  const folder = () => {
    const path = makeScratchFolder();
    for (const name of ["a.nb.ts", "a.ipynb", "b.ipynb", "c.ts", ".hidden.md"])
      writeFileSync(join(path, name), "");
    return path;
  };

  it("in a folder, each once, by its .nb.ts where it has one", async () => {
    const path = folder();
    expect((await findNotebooks([path])).map(({ name, given }) => [name, given])).toEqual([
      ["a", "source"],
      ["b", "ipynb"],
    ]);
    const named = [join(path, "a.ipynb"), join(path, "a.nb.ts"), join(path, ".", "a.ipynb")];
    expect(await findNotebooks(named)).toEqual([nameFiles(join(path, "a.nb.ts"))]);
  });

  it("and what is none is refused", async () => {
    const path = folder();
    mkdirSync(join(path, "empty"));
    await expect(findNotebooks([join(path, "c.ts")])).rejects.toThrow(
      /c\.ts: this is not a notebook.\nGive files that end in/,
    );
    await expect(findNotebooks([join(path, "no.ipynb")])).rejects.toThrow(
      /no\.ipynb: there is no such file.\nCheck the spelling/,
    );
    await expect(findNotebooks([join(path, "empty")])).rejects.toThrow(/there is no notebook in this folder/);
  });
});

describe("a notebook that is too large to be read", () => {
  it("is refused with what to do", async () => {
    const path = join(makeScratchFolder(), "n.ipynb");
    writeFileSync(path, "");
    truncateSync(path, 3 * 2 ** 30);
    await expect(readText(path)).rejects.toThrow(
      /n\.ipynb: is larger than half a gigabyte.*\nClear its outputs: `jupyter nbconvert --clear-output/,
    );
  });
});
