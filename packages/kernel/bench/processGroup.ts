import { readdirSync, readFileSync } from "node:fs";

/** The processes of a group: a kernel, whose id it has, and what it has started. From Linux's /proc. */
function listGroup(group: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && readGroup(name) === group)
    .map(Number);
}

function readGroup(pid: string): number | undefined {
  const fields = readOf(() => readFileSync(`/proc/${pid}/stat`, "utf8"))
    ?.replace(/^.*\) /, "")
    .split(" ");
  return fields && Number(fields[2]);
}

/** The processor's time that all threads of a group have used, in milliseconds. */
export function measureProcessorTime(group: number): number {
  const threads = listGroup(group).flatMap((pid) =>
    (readOf(() => readdirSync(`/proc/${pid}/task`)) ?? []).map(
      (thread) => `/proc/${pid}/task/${thread}/schedstat`,
    ),
  );
  const nanoseconds = threads.map((path) =>
    Number(readOf(() => readFileSync(path, "utf8"))?.split(" ")[0] ?? 0),
  );
  return nanoseconds.reduce((sum, time) => sum + time, 0) / 1e6;
}

/** What a kernel, which leads the group, and its compiler use. */
export interface Usage {
  /** Of the process in which the cells run, and of the compiler's. */
  readonly cells: number;
  readonly compiler: number;
  readonly files: number;
}

/** Memory in MB, and open files, of the kernel and the processes that it has started, which are of its group. */
export function measureUsage(group: number): Usage {
  const usage = { cells: 0, compiler: 0, files: 0 };
  for (const pid of listGroup(group)) {
    const status = readOf(() => readFileSync(`/proc/${pid}/status`, "utf8")) ?? "";
    usage[pid === group ? "cells" : "compiler"] += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    usage.files += readOf(() => readdirSync(`/proc/${pid}/fd`))?.length ?? 0;
  }
  return usage;
}

/** `undefined` of a process that has ended meanwhile. */
function readOf<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
