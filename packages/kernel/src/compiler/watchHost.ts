/** The part of TypeScript's watch host that is mended here. */
export interface WatchHost {
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** TypeScript's name for what brings the program up to date. */
const UPDATE = "updateProgramWithWatchStatus";

const NEVER = Symbol("a timer that never fires");

/**
 * Keeps a watch host to one timer, the one for the next update, which is all that tslab's has room for: it throws
 * ("Unexpected pending rebuildTimer") where TypeScript sets a second one, as it does when files appear or vanish beside
 * those that are watched. That second timer looks again for files that were not found. Each update does so anyway, so
 * it is dropped.
 */
export function keepOneTimer<Host extends WatchHost>(host: Host): Host {
  const { setTimeout, clearTimeout } = host;
  host.setTimeout = (callback, milliseconds) =>
    callback.name === UPDATE ? setTimeout(callback, milliseconds) : NEVER;
  host.clearTimeout = (timer) => {
    if (timer !== NEVER) clearTimeout(timer);
  };
  return host;
}
