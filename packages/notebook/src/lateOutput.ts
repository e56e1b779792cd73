import type { KernelInfo } from "@slope/kernel";

/** For so long after the last cell a run waits for the timers that are still set. */
const LISTEN_MS = 2000;

/**
 * The round trip that ends a run: what the kernel had still to say about the last cell comes before its answer. Slope's own
 * kernel waits in it until no timer is set any more; its own clock is one that does not keep Node alive, and so is not counted.
 */
export const closingCode = ({ implementation }: KernelInfo): string =>
  implementation === "slope"
    ? `await new Promise<void>((end) => {
  const { process, performance, setTimeout } = globalThis as any;
  const limit = performance.now() + ${LISTEN_MS};
  const look = () => {
    const isBusy = process.getActiveResourcesInfo().some((name: string) => name === "Timeout" || name === "Immediate");
    if (isBusy && performance.now() < limit) setTimeout(look, 5).unref();
    else end();
  };
  look();
});`
    : "";
