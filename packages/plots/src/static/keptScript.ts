import { createHash, randomUUID } from "node:crypto";
import { readFileSync, renameSync, unlink, writeFileSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import { basename, join } from "node:path";
import { debuglog } from "node:util";
import { Script } from "node:vm";

/** A script whose compiled form is kept for later processes. */
export interface KeptScript {
  readonly script: Script;
  /** Whether there is nothing to keep, or no place for it. */
  isKept(): boolean;
  /** Keeps what V8 has compiled of it so far, unless that is there already. */
  keep(): void;
}

const log = debuglog("slope-plots");
const DIGEST_BYTES = 32;

const digestOf = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();

/**
 * Compiles a file, in a fraction of the time where a process has kept its compiled form before.
 *
 * That is beside what Node keeps of modules, where Node does so at all (`module.enableCompileCache`): Node itself keeps
 * nothing of a script that runs in another realm. It is found by the text's digest, and V8 checks that it was made by
 * the same V8. Where it cannot be read or written, the script is compiled as ever; `NODE_DEBUG=slope-plots` says why.
 */
export function compileKept(file: string, folder = getCompileCacheDir()): KeptScript {
  const text = readFileSync(file, "utf8");
  const path = folder && join(folder, `${basename(file)}-${digestOf(text).toString("hex", 0, 8)}.code`);
  const cachedData = path === undefined ? undefined : readCode(path);
  const script = new Script(text, { filename: file, ...(cachedData && { cachedData }) });
  let isKept = path === undefined || (cachedData !== undefined && script.cachedDataRejected === false);
  return {
    script,
    isKept: () => isKept,
    keep() {
      if (path !== undefined && !isKept) writeCode(path, script.createCachedData());
      isKept = true;
    },
  };
}

/** V8 does not look whether the bytes are whole, so their digest stands before them. */
function readCode(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const code = bytes.subarray(DIGEST_BYTES);
    if (digestOf(code).equals(bytes.subarray(0, DIGEST_BYTES))) return code;
    log("%s is damaged, and is written anew.", path);
  } catch (error) {
    log("%s", (error as Error).message);
  }
  return undefined;
}

/** In one step, as other processes may read or write the same. */
function writeCode(path: string, code: Buffer): void {
  const temporary = `${path}.${randomUUID()}`;
  try {
    writeFileSync(temporary, Buffer.concat([digestOf(code), code]), { mode: 0o600 });
    renameSync(temporary, path);
  } catch (error) {
    log("%s", (error as Error).message);
    // A part of it, on a full disk.
    unlink(temporary, () => {});
  }
}
