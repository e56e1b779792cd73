import { expect, test, vi } from "vitest";
import { keepOneTimer, type WatchHost } from "./watchHost.ts";

/** Like tslab's: room for one timer. */
function makeHost() {
  let pending: object | undefined;
  return {
    setTimeout: vi.fn((callback: () => void): unknown => {
      if (pending) throw new Error("Unexpected pending rebuildTimer");
      pending = { callback };
      return pending;
    }),
    clearTimeout: vi.fn((timer: unknown) => {
      if (timer !== pending) throw new Error("clearing unexpected timer");
      pending = undefined;
    }),
  } satisfies WatchHost;
}

function updateProgramWithWatchStatus(): void {}
function invalidateResolutionsOfFailedLookup(): void {}

test("a second timer of TypeScript's does not stand in the way of the update", () => {
  const host = makeHost();
  const { setTimeout } = host;
  keepOneTimer(host);
  const second = host.setTimeout(invalidateResolutionsOfFailedLookup);
  const update = host.setTimeout(updateProgramWithWatchStatus);
  host.clearTimeout(second);
  host.clearTimeout(update);
  host.setTimeout(updateProgramWithWatchStatus);
  expect(setTimeout).toHaveBeenCalledTimes(2);
});
