import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeScratchFolder } from "../test/scratchFolder.ts";
import { prepareFolder, writeWhole } from "./writeWhole.ts";

describe("a file is replaced as a whole", () => {
  it("and nothing else is left in its folder", async () => {
    const folder = makeScratchFolder();
    const path = join(folder, "n.ipynb");
    writeFileSync(
      join(folder, ".n.ipynb.slope-tmp"),
      "left by a run that was killed, and longer than the new text",
    );
    expect(await writeWhole(path, "one é")).toBe(true);
    expect(await writeWhole(path, "two")).toBe(true);
    expect(readFileSync(path, "utf8")).toBe("two");
    expect(readdirSync(folder)).toEqual(["n.ipynb"]);
  });

  it("only if it says something else", async () => {
    const path = join(makeScratchFolder(), "n.ipynb");
    await writeWhole(path, "same");
    const before = statSync(path, { bigint: true });
    expect(await writeWhole(path, "same")).toBe(false);
    const after = statSync(path, { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  it("through a symbolic link, and with the rights it had", async () => {
    const folder = makeScratchFolder();
    const [real, link] = [join(folder, "real.ipynb"), join(folder, "link.ipynb")];
    writeFileSync(real, "old");
    chmodSync(real, 0o600);
    symlinkSync(real, link);
    await writeWhole(link, "new");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, "utf8")).toBe("new");
    expect(statSync(real).mode & 0o777).toBe(0o600);
  });
});

describe("what cannot be written is told of", () => {
  it("with the file, the reason and what to do", async () => {
    const folder = makeScratchFolder();
    writeFileSync(join(folder, "file"), "not a folder");
    const message = /file\/n\.ipynb: cannot be written: ENOTDIR.*\nMake its folder writable/;
    await expect(writeWhole(join(folder, "file", "n.ipynb"), "x")).rejects.toThrow(message);
    await expect(prepareFolder(join(folder, "file", "deeper"))).rejects.toThrow(/cannot be written: ENOTDIR/);
    await expect(prepareFolder("/proc/nope/deeper")).rejects.toThrow(/cannot be written: /);
  });

  it("and leaves no temporary file behind", async () => {
    const folder = makeScratchFolder();
    mkdirSync(join(folder, "n.ipynb"));
    await expect(writeWhole(join(folder, "n.ipynb"), "x")).rejects.toThrow(/cannot be written/);
    expect(readdirSync(folder)).toEqual(["n.ipynb"]);
  });
});
