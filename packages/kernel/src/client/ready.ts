import type { KernelSpec } from "../kernelspec.ts";
import { KernelDied, KernelStartError } from "./errors.ts";
import { PORT_TAKEN } from "./startKernel.ts";

const START_TIMEOUT_MS = 60_000;
const ATTEMPTS = 4;
const LOG_POLL_MS = 100;

interface Starting {
  kill(): Promise<void>;
  readonly log: string;
}

/**
 * Starts a kernel and waits until `answer` is content, within one time limit for all attempts. Another attempt is made
 * only if another program took one of the ports in between.
 */
export async function awaitReady<Client extends Starting>(
  spec: KernelSpec,
  { startTimeoutMs = START_TIMEOUT_MS, signal }: { startTimeoutMs?: number; signal?: AbortSignal },
  start: () => Promise<Client>,
  answer: (client: Client, deadline: Promise<never>) => Promise<void>,
): Promise<Client> {
  signal?.throwIfAborted();
  const deadline = Promise.withResolvers<never>();
  deadline.promise.catch(() => {});
  const slow = new Error(`it did not answer within ${startTimeoutMs} ms.`);
  const timer = setTimeout(() => deadline.reject(slow), startTimeoutMs);
  const abort = () => deadline.reject(signal!.reason);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    for (let attempt = 1; ; attempt++) {
      const client = await start();
      const portTaken = watchForTakenPort(client);
      try {
        await Promise.race([answer(client, deadline.promise), portTaken.seen]);
        return client;
      } catch (error) {
        await client.kill();
        if (PORT_TAKEN.test(client.log) && attempt < ATTEMPTS) continue;
        if (error instanceof KernelDied) throw KernelStartError.fromDeath(spec.name, error.death);
        if (error !== slow && error !== TAKEN) throw error;
        throw new KernelStartError(spec.name, `${(error as Error).message} ${client.log}`.trim());
      } finally {
        portTaken.stop();
      }
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

const TAKEN = new Error("another program took one of its ports, again and again.");

/** Some kernels (stock tslab) write that a port is taken and live on, deaf. */
function watchForTakenPort(client: Starting): { seen: Promise<never>; stop(): void } {
  const { promise: seen, reject } = Promise.withResolvers<never>();
  seen.catch(() => {});
  const poll = setInterval(() => {
    if (PORT_TAKEN.test(client.log)) reject(TAKEN);
  }, LOG_POLL_MS);
  return { seen, stop: () => clearInterval(poll) };
}
