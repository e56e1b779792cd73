import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { NotebookError } from "./errors.ts";

/** Who holds a lock. A process id alone could by now be another process's. */
interface Holder {
  readonly pid: number;
  /** When the process was started, where the system tells; null elsewhere. */
  readonly started: string | null;
  readonly token: string;
}

/**
 * Keeps other runs off a notebook until the returned function is called or this process ends, however it ends: the lock
 * of a process that is gone is taken over. It lies in the system's folder for temporary files, not beside the notebook.
 *
 * @throws NotebookError locked; unwritable where that folder is
 */
export async function lockNotebook(path: string): Promise<() => Promise<void>> {
  const lock = await nameLock(path);
  const holder: Holder = { pid: process.pid, started: await readStart(process.pid), token: randomUUID() };
  const draft = `${lock}.${holder.token}`;
  await writeDraft(draft, holder);
  try {
    while (!(await tryLink(draft, lock))) await removeIfStale(lock, path);
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    if ((await readHolder(lock))?.token === holder.token) await rm(lock, { force: true });
  };
}

async function nameLock(path: string): Promise<string> {
  const folder = await realpath(dirname(resolve(path))).catch(() => dirname(resolve(path)));
  const file = await realpath(path).catch(() => join(folder, basename(path)));
  const digest = createHash("sha256").update(file).digest("hex").slice(0, 32);
  // By number: in a container a user may have no name.
  return join(tmpdir(), `slope-locks-${process.getuid?.() ?? userInfo().username}`, digest);
}

async function writeDraft(draft: string, holder: Holder): Promise<void> {
  try {
    await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(holder));
  } catch (error) {
    const what = `the system's folder for temporary files cannot be written to: ${(error as Error).message}.`;
    const next = "Locks and connections to kernels go there: mend it, or name another one in TMPDIR.";
    throw new NotebookError("unwritable", what, next, { file: tmpdir() }, error);
  }
}

/** A link appears at once with all its content, and only one of several who try gets it. */
async function tryLink(draft: string, lock: string): Promise<boolean> {
  try {
    await link(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function removeIfStale(lock: string, path: string): Promise<void> {
  const holder = await readHolder(lock);
  if (holder === undefined) return;
  if (await isAlive(holder)) throw locked(path, holder.pid);
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => {});
  // Someone else may have taken over the stale lock in between: then this one is alive, and is put back.
  if ((await readHolder(aside))?.token !== holder.token) await link(aside, lock).catch(() => {});
  await rm(aside, { force: true });
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(lock, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return (await readStart(pid)) === started;
}

/** Linux: the 22nd field of /proc/PID/stat, counted behind the name in brackets, which may hold spaces. */
async function readStart(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ZOMBIE = "Z";
  return fields[0] === ZOMBIE ? null : (fields[19] ?? null);
}

function locked(path: string, pid: number): NotebookError {
  return new NotebookError(
    "locked",
    `another slope, process ${pid}, is working on this notebook.`,
    `Wait until it is done, or end it: kill ${pid}`,
    { file: path },
  );
}
