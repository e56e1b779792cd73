import { type MessagePort, receiveMessageOnPort, type Worker } from "node:worker_threads";
import type { JsonObject } from "../wire.ts";
import { currentCell } from "./cells/cell.ts";
import { CellRunner } from "./cells/cellRunner.ts";
import { CellScope } from "./cells/cellScope.ts";
import { captureChildOutput } from "./cells/childOutput.ts";
import { CLEAR_OUTPUT_DECLARATION, createClearOutput } from "./cells/clearOutput.ts";
import { CompileRequests } from "./cells/compileRequests.ts";
import { connectTslabDisplay } from "./cells/display.ts";
import { logWhereCellsExit } from "./cells/exitPlace.ts";
import { createPrompt, PROMPT_DECLARATION } from "./cells/input.ts";
import { catchLateErrors } from "./cells/lateErrors.ts";
import { OutputCapture } from "./cells/outputCapture.ts";
import { describeRebuilt, RebuiltFiles } from "./cells/rebuiltFiles.ts";
import { installStackMapping } from "./cells/stackFrames.ts";
import { ErrorReporter } from "./cells/traceback.ts";
import { log } from "./log.ts";
import type { SharedState } from "./sharedState.ts";
import type { FromCells, ToCells } from "./threadMessages.ts";

/** The cells' side: runs what the sockets' thread sends, on this thread. */
export function serveCells(
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
  logWhereCellsExit(reporter);
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
