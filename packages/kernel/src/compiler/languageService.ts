import type { JsonObject } from "../wire.ts";
import { toCodePointPosition, toUtf16Position } from "./codePoints.ts";
import type { Compiler } from "./compiler.ts";
import type { Question } from "./messages.ts";

/** TypeScript's numbers for a comment and a template that have no end. */
const UNTERMINATED = new Set([1010, 1160]);

type QuickInfo = ReturnType<Compiler["inspect"]>;

const TS_ERROR_STATUS = { status: "error", ename: "Error", traceback: [] };

/** Answers completion, inspection and completeness requests; the content of the reply. */
export function answerQuestion(compiler: Compiler, declarations: string, question: Question): JsonObject {
  try {
    switch (question.kind) {
      case "complete":
        return completeCode(compiler, declarations, question);
      case "inspect":
        return inspectCode(compiler, declarations, question);
      case "is_complete":
        return judgeCompleteness(compiler, question.code);
    }
  } catch (error) {
    return { ...TS_ERROR_STATUS, evalue: String(error) };
  }
}

interface PositionQuestion {
  readonly code: string;
  readonly position: number;
}

function completeCode(
  compiler: Compiler,
  declarations: string,
  { code, position }: PositionQuestion,
): JsonObject {
  const info = compiler.complete(declarations, code, toUtf16Position(code, position));
  const start = toCodePointPosition(code, info.start);
  const end = toCodePointPosition(code, info.end);
  const kinds = new Map(info.original?.entries.map((entry) => [entry.name, entry.kind]));
  const types = info.candidates.map((text) => ({ start, end, text, type: kinds.get(text) ?? "" }));
  return {
    status: "ok",
    matches: info.candidates,
    cursor_start: start,
    cursor_end: end,
    metadata: { _jupyter_types_experimental: types },
  };
}

type Parts = readonly { readonly text: string }[] | undefined;

function joinParts(parts: Parts): string {
  return (parts ?? []).map((part) => part.text).join("");
}

function describeTags(info: QuickInfo): string[] {
  return (info.tags ?? []).map(({ name, text: parts }) => {
    const text = joinParts(parts as Parts);
    // In Markdown a fence begins a line, or the program behind it is running text.
    return text.startsWith("```") ? `@${name}\n\n${text}` : `@${name} ${text}`.trim();
  });
}

function inspectCode(
  compiler: Compiler,
  declarations: string,
  { code, position }: PositionQuestion,
): JsonObject {
  const info = compiler.inspect(declarations, code, toUtf16Position(code, position)) as QuickInfo | undefined;
  if (!info) return { status: "ok", found: false, data: {}, metadata: {} };
  const signature = joinParts(info.displayParts);
  const documentation = [joinParts(info.documentation), ...describeTags(info)].filter((text) => text !== "");
  return {
    status: "ok",
    found: true,
    data: {
      "text/plain": [signature, ...documentation].join("\n\n"),
      "text/markdown": [`\`\`\`typescript\n${signature}\n\`\`\``, ...documentation].join("\n\n"),
    },
    metadata: {},
  };
}

function judgeCompleteness(compiler: Compiler, code: string): JsonObject {
  const { completed, indent = "" } = compiler.isCompleteCode(code);
  if (!completed) return { status: "incomplete", indent };
  const errors = compiler.findSyntaxErrors(code);
  // Further lines may end it; no space is put in front of them, for it would become part of the text.
  if (errors.some((error) => UNTERMINATED.has(error))) return { status: "incomplete", indent: "" };
  return { status: errors.length > 0 ? "invalid" : "complete" };
}
