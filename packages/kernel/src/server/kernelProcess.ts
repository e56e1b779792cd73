import { createRequire } from "node:module";
import { MessageChannel, Worker } from "node:worker_threads";
import { keepCompiledCode } from "../snapshot/codeCache.ts";
import { beforeExit } from "./beforeExit.ts";
import { log } from "./log.ts";
import type * as ServeCells from "./serveCells.ts";
import { SharedState } from "./sharedState.ts";
import { type FromCells, measureOutput, type ServerThreadData } from "./threadMessages.ts";

/**
 * The kernel's process: cells run on this, the main thread; a thread of their own has the sockets, so that the kernel
 * answers, sends output and can be interrupted while a cell blocks.
 */
export function startKernelProcess(connectionFile: string): void {
  const shared = new SharedState();
  const { port1: inputPort, port2: answerPort } = new MessageChannel();
  const data: ServerThreadData = { connectionFile, shared: shared.buffer, inputPort: answerPort };
  const thread = new Worker(new URL("./serverThread.cjs", import.meta.url), {
    workerData: data,
    transferList: [answerPort],
    stdout: true,
    stderr: true,
  });
  // Not through `process.stderr`, which is the cells'.
  for (const stream of [thread.stdout, thread.stderr]) {
    stream.on("data", (chunk: Buffer) => log(chunk.toString().trimEnd()));
  }
  thread.once("error", (error) => {
    log(`The sockets' thread failed: ${error.stack}`);
    // Nobody is left to send anything.
    shared.setFlushed();
    process.exit(1);
  });
  const post = (message: FromCells): void => {
    thread.postMessage(message);
    const size = measureOutput(message);
    if (size > 0) shared.addOutstanding(size);
  };
  flushAtExit(post, shared);
  keepCompiledCode();
  // Loaded only now, while the thread starts; and at once, before a message of the thread can come.
  const requireHere = createRequire(import.meta.url);
  const { serveCells } = requireHere("./serveCells.cjs") as typeof ServeCells;
  shared.protectKernelWork(() => serveCells(thread, post, shared, inputPort));
}

/** Whatever ends the process by `process.exit`, a cell included: all output is sent before. */
function flushAtExit(post: (message: FromCells) => void, shared: SharedState): void {
  beforeExit((code) => {
    shared.protectKernelWork(() => {
      post({ type: "exit", code });
      shared.awaitFlushed();
    });
  });
}
