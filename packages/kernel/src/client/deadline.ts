import { ExecuteTimeout } from "./errors.ts";
import type { ExecuteResult, Execution } from "./execution.ts";
import { within } from "./within.ts";

/** When to stop waiting for a cell. */
export interface Deadline {
  /** Counted from when the requests before it are done; no limit if not given. */
  readonly timeoutMs?: number;
  /** How long the kernel has to obey the interrupt before it is killed; 5 s if not given. */
  readonly graceMs?: number;
  readonly signal?: AbortSignal;
}

const GRACE_MS = 5000;

/**
 * Waits for an execution, and when its time is over or its signal aborted, interrupts it, and kills the kernel if
 * it does not obey.
 */
export async function keepDeadline(
  { done, begun }: Pick<Execution, "done" | "begun">,
  earlier: readonly Promise<ExecuteResult>[],
  { timeoutMs, graceMs = GRACE_MS, signal }: Deadline,
  kernel: { interrupt(): Promise<void>; kill(): Promise<void> },
): Promise<ExecuteResult> {
  let timer: NodeJS.Timeout | undefined;
  let settled = false;
  const over = Promise.withResolvers<"timeout" | "aborted">();
  const abort = () => over.resolve("aborted");
  signal?.addEventListener("abort", abort, { once: true });
  if (timeoutMs !== undefined) {
    void Promise.allSettled(earlier).then(() => {
      if (!settled) timer = setTimeout(() => over.resolve("timeout"), timeoutMs);
    });
  }
  try {
    const first = await Promise.race([done, over.promise]);
    if (typeof first !== "string") return first;
    // An interrupt that comes before the kernel has taken the code up finds nothing to interrupt.
    await within(graceMs, Promise.race([begun, done.catch(() => {})]));
    const obeyed = await within(
      graceMs,
      kernel.interrupt().then(() =>
        done.then(
          () => true,
          () => true,
        ),
      ),
    );
    if (!obeyed) await kernel.kill();
    throw first === "timeout" ? new ExecuteTimeout(timeoutMs!, !obeyed) : signal!.reason;
  } finally {
    settled = true;
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}
