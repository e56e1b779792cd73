import { Worker } from "node:worker_threads";

/**
 * A thread that waits inside a script which Node breaks on SIGINT. Signal events come only to the main thread, which
 * a cell may be blocking; this is the one way to hear of the signal then.
 */
const WAIT_FOR_SIGINT = `
  const { parentPort } = require("node:worker_threads");
  const { Script } = require("node:vm");
  const never = new Int32Array(new SharedArrayBuffer(4));
  globalThis.waitForever = () => Atomics.wait(never, 0, 0);
  const wait = new Script("waitForever()");
  for (;;) {
    try {
      wait.runInThisContext({ breakOnSigint: true });
    } catch {
      parentPort.postMessage("SIGINT");
    }
  }
`;

export function listenForSigint(onSigint: () => void): void {
  const thread = new Worker(WAIT_FOR_SIGINT, { eval: true });
  thread.on("message", onSigint);
  thread.unref();
}
