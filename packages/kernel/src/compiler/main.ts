import { flushCompileCache } from "node:module";
import { keepCompiledCode } from "../snapshot/codeCache.ts";
import { compileCell } from "./compileCell.ts";
import { loadCompiler } from "./compiler.ts";
import { answerQuestion } from "./languageService.ts";
import type { CompilerReply, CompilerRequest } from "./messages.ts";

// Ctrl-C in a terminal reaches all processes of its group; it is the cell that it means.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());

keepCompiledCode();
const compiler = loadCompiler();

function reply(message: CompilerReply): void {
  process.send!(message, undefined, {}, (error) => {
    // The kernel ended while this process was at work.
    if (error) process.exit();
  });
}

function handle(request: CompilerRequest): CompilerReply {
  const { id, declarations } = request;
  try {
    return request.type === "compile"
      ? { type: "compiled", id, compiled: compileCell(compiler, declarations, request.code) }
      : { type: "answer", id, content: answerQuestion(compiler, declarations, request.question) };
  } catch (error) {
    return { type: "failed", id, reason: String((error as Error)?.stack ?? error) };
  }
}

process.on("message", (request: CompilerRequest) => reply(handle(request)));
process.once("message", () => {
  setImmediate(() => {
    reply({ type: "read", ...compiler.readDeclarations() });
    // Now: this process is often killed, and then writes nothing any more.
    flushCompileCache();
  });
});
reply({ type: "ready" });
