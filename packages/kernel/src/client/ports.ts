import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the range from which operating systems take ports for `listen(0)` and outgoing connections. */
const FIRST = 10_240;
const LAST = 32_767;
const ATTEMPTS = 1000;

/** Ports that this process has given to kernels; another one may not have bound its own yet. */
const taken = new Set<number>();

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Picks free TCP ports of the loopback interface at random.
 *
 * Another program can still take one before the kernel does: who starts a kernel tries again then.
 */
export async function reservePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let attempt = 0; ports.length < count; attempt++) {
    if (attempt === ATTEMPTS) {
      releasePorts(ports);
      throw new Error(`no ${count} free TCP ports were found between ${FIRST} and ${LAST} on 127.0.0.1.`);
    }
    const port = randomInt(FIRST, LAST + 1);
    if (taken.has(port)) continue;
    taken.add(port);
    if (await isFree(port)) ports.push(port);
    else taken.delete(port);
  }
  return ports;
}

export function releasePorts(ports: readonly number[]): void {
  for (const port of ports) taken.delete(port);
}
