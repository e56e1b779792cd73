import { readdirSync, readFileSync } from "node:fs";

/** The processes of a group: a kernel, whose id it has, and what it has started. From Linux's /proc. */
export function listGroup(group: number): number[] {
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

/** `undefined` of a process that has ended meanwhile. */
export function readOf<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
