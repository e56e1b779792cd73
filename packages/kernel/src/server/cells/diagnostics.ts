import { readFileSync } from "node:fs";
import type { Diagnostic } from "tslab/dist/converter.js";
import type { CellError } from "../threadMessages.ts";
import { excerptSource } from "./excerpt.ts";

/** One error of the compiler; its explanations come as further messages for the same place. */
interface CompileError {
  readonly at: Diagnostic;
  readonly messages: string[];
}

/** tslab lists the parts of a long explanation one after the other, as if each were an error. */
function groupDiagnostics(diagnostics: readonly Diagnostic[]): CompileError[] {
  const errors: CompileError[] = [];
  for (const at of diagnostics) {
    const last = errors.at(-1);
    // A part of an explanation has no file name, whatever file it is about.
    const isPart =
      last !== undefined &&
      last.at.start.offset === at.start.offset &&
      last.at.end.offset === at.end.offset &&
      (at.fileName === undefined || at.fileName === last.at.fileName);
    if (isPart) last.messages.push(at.messageText);
    else errors.push({ at, messages: [at.messageText] });
  }
  return errors;
}

function readSource(fileName: string): string | undefined {
  try {
    return readFileSync(fileName, "utf8");
  } catch {
    return undefined;
  }
}

function describePlace({ fileName, start }: Diagnostic, label: string): string {
  return `${fileName ?? label}:${start.line + 1}:${start.character + 1}`;
}

function describeError({ at, messages }: CompileError, label: string, code: string): string[] {
  const source = at.fileName === undefined ? code : readSource(at.fileName);
  const position = { line: at.start.line + 1, column: at.start.character + 1 };
  const [message, ...parts] = messages;
  return [
    `${describePlace(at, label)} - TS${at.code}: ${message}`,
    ...parts.map((part) => `    ${part}`),
    ...(source === undefined ? [] : excerptSource(source, position, at.end.offset - at.start.offset)),
  ];
}

/** All that the compiler found in a cell, each with its place and an excerpt. The cell was not run. */
export function toCompileError(diagnostics: readonly Diagnostic[], label: string, code: string): CellError {
  const errors = groupDiagnostics(diagnostics);
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return {
    ename: "TypeScriptError",
    evalue: `${describePlace(first!.at, label)} - TS${first!.at.code}: ${first!.messages[0]}${more}`,
    traceback: errors.flatMap((error, index) => [
      ...(index === 0 ? [] : [""]),
      ...describeError(error, label, code),
    ]),
  };
}
