import { spawnSync } from "node:child_process";
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

const writeModule = new URL("./writeWhole.ts", import.meta.url).href;

describe("a file is replaced as a whole", () => {
  it("and nothing else is left in its folder", async () => {
    const folder = makeScratchFolder();
    const path = join(folder, "n.ipynb");
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(join(folder, `.n.ipynb.${pid}-1.slope-tmp`), "left by a run that was killed");
    expect(await writeWhole(path, "one é")).toBe(true);
    expect(await writeWhole(path, "two")).toBe(true);
    expect(readFileSync(path, "utf8")).toBe("two");
    expect(readdirSync(folder)).toEqual(["n.ipynb"]);
  });

  it("also when several write it at the same time", async () => {
    const folder = makeScratchFolder();
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
    await Promise.all(texts.map((text) => writeWhole(join(folder, "n.ipynb"), text)));
    expect(texts).toContain(readFileSync(join(folder, "n.ipynb"), "utf8"));
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
    const message =
      /file\/n\.ipynb: cannot be written: a file stands .*\(ENOTDIR\)\.\nMove .* --output DIR\./;
    await expect(writeWhole(join(folder, "file", "n.ipynb"), "x")).rejects.toThrow(message);
    await expect(prepareFolder(join(folder, "file", "deeper"))).rejects.toThrow(/\(ENOTDIR\)/);
    const asked = { by: "--report FILE" };
    await expect(prepareFolder(join(folder, "file"), asked)).rejects.toThrow(
      /\(EEXIST\).*\n.* --report FILE\./,
    );
    await expect(prepareFolder("/proc/nope/deeper")).rejects.toThrow(/cannot be written: /);
    // A folder that is there, and that nobody can write to, root included.
    await expect(prepareFolder("/proc/self")).rejects.toThrow(
      /cannot be written: .*\nMake its folder writable, or /,
    );
  });

  it("with what is in the way where that is no right, and no option where there is none to give", async () => {
    const path = join(makeScratchFolder(), "n.ipynb");
    const write = `const { writeWhole } = await import(${JSON.stringify(writeModule)});
      await writeWhole(${JSON.stringify(path)}, "x".repeat(100_000), {}).catch((error) => console.log(error.message));`;
    const limited = `ulimit -f 1; exec "${process.execPath}" --input-type=module -e '${write}'`;
    const { stdout } = spawnSync("sh", ["-c", limited], { encoding: "utf8" });
    expect(stdout).toMatch(/cannot be written: EFBIG.*\nAllow larger files \(`ulimit -f`\)\. What was there/);
  });

  it("and leaves no temporary file behind", async () => {
    const folder = makeScratchFolder();
    mkdirSync(join(folder, "n.ipynb"));
    await expect(writeWhole(join(folder, "n.ipynb"), "x")).rejects.toThrow(/cannot be written/);
    expect(readdirSync(folder)).toEqual(["n.ipynb"]);
  });
});
