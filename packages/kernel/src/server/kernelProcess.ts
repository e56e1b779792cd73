import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { JsonObject } from "../wire.ts";
import { currentCell } from "./cells/cell.ts";
import { CellRunner } from "./cells/cellRunner.ts";
import { CellScope } from "./cells/cellScope.ts";
import { captureChildOutput } from "./cells/childOutput.ts";
import { CLEAR_OUTPUT_DECLARATION, createClearOutput } from "./cells/clearOutput.ts";
import { CompileRequests } from "./cells/compileRequests.ts";
import { connectTslabDisplay } from "./cells/display.ts";
import { createPrompt, PROMPT_DECLARATION } from "./cells/input.ts";
import { catchLateErrors } from "./cells/lateErrors.ts";
import { OutputCapture } from "./cells/outputCapture.ts";
import { describeRebuilt, RebuiltFiles } from "./cells/rebuiltFiles.ts";
import { installStackMapping } from "./cells/stackFrames.ts";
import { ErrorReporter } from "./cells/traceback.ts";
import { log } from "./log.ts";
import { SharedState } from "./sharedState.ts";
import { type FromCells, measureOutput, type ServerThreadData, type ToCells } from "./threadMessages.ts";

/**
 * The kernel's process: cells run on this, the main thread; a thread of their own has the sockets, so that the kernel
 * answers, sends output and can be interrupted while a cell blocks.
 */
export function startKernelProcess(connectionFile: string): void {
  const shared = new SharedState();
  const { port1: inputPort, port2: answerPort } = new MessageChannel();
  const data: ServerThreadData = { connectionFile, shared: shared.buffer, inputPort: answerPort };
  const thread = new Worker(new URL("./serverThread.js", import.meta.url), {
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
  // An interrupt of the first cell may come while the compiler is still being loaded.
  shared.protectKernelWork(() => serveCells(thread, post, shared, inputPort));
}

function serveCells(
  thread: Worker,
  post: (message: FromCells) => void,
  shared: SharedState,
  inputPort: MessagePort,
): void {
  const emit = (message: (run: number) => FromCells): void => {
    const request = currentCell()?.request;
    if (!request?.silent) post(message(request?.run ?? 0));
  };
  const compiler = new CompileRequests(post);
  const scope = new CellScope(compiler, process.cwd());
  const reporter = new ErrorReporter(installStackMapping(scope.sources));
  new OutputCapture((name, text) => emit((run) => ({ type: "stream", run, name, text })));
  captureChildOutput();
  connectTslabDisplay((kind, content) => emit((run) => ({ type: "output", run, kind, content })));
  const ask = (question: FromCells): string => {
    shared.expectAnswer();
    // An answer that came after its cell had been interrupted.
    while (receiveMessageOnPort(inputPort)) {}
    post(question);
    shared.awaitAnswered();
    return receiveMessageOnPort(inputPort)?.message as string;
  };
  scope.define("prompt", PROMPT_DECLARATION, createPrompt(ask));
  const clear = (content: JsonObject) =>
    emit((run) => ({ type: "output", run, kind: "clear_output", content }));
  scope.define("clearOutput", CLEAR_OUTPUT_DECLARATION, createClearOutput(clear));
  const rebuilt = new RebuiltFiles();
  rebuilt.watch();
  const runner = new CellRunner({
    scope,
    reporter,
    shared,
    post,
    warn: () => {
      const changed = rebuilt.findChanged();
      if (changed.length > 0) process.stderr.write(describeRebuilt(changed));
    },
  });
  catchLateErrors(runner, reporter, (cell, error) => {
    const run = cell?.request.run ?? 0;
    if (cell?.request.silent) log(error.traceback.join("\n"));
    else post({ type: "output", run, kind: "error", content: { ...error } });
  });
  const handle = (message: ToCells): void => {
    switch (message.type) {
      case "run":
        runner.start(message.request);
        break;
      case "interrupt":
        runner.interrupt(message.run);
        break;
      case "compiled":
        compiler.take(message.id, message.outcome);
        break;
      case "shutdown":
        // As kernel work, so that listeners of the exit are not cut short.
        setImmediate(() => shared.protectKernelWork(() => process.exit(0)));
    }
  };
  thread.on("message", (message: ToCells) => shared.protectKernelWork(() => handle(message)));
}

/**
 * Whatever ends the process by `process.exit`, a cell included: all output is sent before. This is the last function
 * that Node calls then, after the listeners that cells may have added to "exit".
 */
function flushAtExit(post: (message: FromCells) => void, shared: SharedState): void {
  const host = process as unknown as { reallyExit(code: number): never };
  const original = host.reallyExit;
  host.reallyExit = (code) => {
    shared.protectKernelWork(() => {
      post({ type: "exit", code });
      shared.awaitFlushed();
    });
    return original.call(process, code);
  };
}
