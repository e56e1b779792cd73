import { log } from "./log.ts";

const POLL_MS = 1000;

/**
 * Ends the kernel when the program that started it, which Jupyter names in JPY_PARENT_PID, is gone. On the sockets'
 * thread: a cell that loops must not keep the kernel alive.
 */
export function watchParent(): void {
  const named = Number(process.env.JPY_PARENT_PID);
  if (!Number.isInteger(named) || named <= 1) return;
  const parent = process.ppid;
  setInterval(() => {
    if (isAlive(named) && process.ppid === parent) return;
    log("The program that started this kernel is gone: the kernel ends.");
    endProcessGroup();
  }, POLL_MS).unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** With what the cells have started, if the kernel leads a group of its own, as Jupyter starts it. */
export function endProcessGroup(): void {
  try {
    process.kill(-process.pid, "SIGKILL");
  } catch {
    process.kill(process.pid, "SIGKILL");
  }
}
