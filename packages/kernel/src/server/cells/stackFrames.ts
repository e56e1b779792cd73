import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { MappedSource, Position } from "./sourceMap.ts";
import type { SourceRegistry } from "./sourceRegistry.ts";

/** One line of a stack, as text, and where it is in a cell or in a module that the kernel compiled. */
export interface StackFrame {
  readonly text: string;
  readonly source?: MappedSource;
  readonly position?: Position;
}

const KERNEL_DIRECTORY = dirname(dirname(fileURLToPath(import.meta.url)));

function isInternal(site: NodeJS.CallSite): boolean {
  const file = site.getFileName() ?? "";
  return file.startsWith("node:internal/") || file.includes(KERNEL_DIRECTORY);
}

function describeFrame(site: NodeJS.CallSite, sources: SourceRegistry): StackFrame {
  const source = sources.get(site.getFileName() ?? "");
  const line = site.getLineNumber();
  if (!source || line === null) return { text: String(site) };
  const position = source.toSource({ line, column: site.getColumnNumber() ?? 1 });
  const place = position ? `${source.label}:${position.line}:${position.column}` : source.label;
  // V8's own text names the function, type and "async" in the usual way; only the place in it is of compiled code.
  // A function of an earlier cell is called as a method of the variables' proxy.
  const own = String(site).replace(/^(async )?Proxy\./, "$1");
  const named = own.endsWith(")")
    ? own.slice(0, own.lastIndexOf(" ("))
    : own.startsWith("async ")
      ? "async"
      : "";
  const text = named === "" ? place : named === "async" ? `async ${place}` : `${named} (${place})`;
  return { text, source, ...(position ? { position } : {}) };
}

/** Without the insides of Node and the kernel, and without what called the cell. */
function removeInternalFrames(
  sites: readonly NodeJS.CallSite[],
  sources: SourceRegistry,
): readonly NodeJS.CallSite[] {
  const lastOfCell = sites.findLastIndex((site) => sources.get(site.getFileName() ?? ""));
  return (lastOfCell < 0 ? sites : sites.slice(0, lastOfCell + 1)).filter((site) => !isInternal(site));
}

/**
 * Makes the stack of every error point into the TypeScript of the cells, wherever it is printed.
 *
 * @returns the frames of an error, for who wants more than its text; `undefined` if another formatter was at work.
 */
export function installStackMapping(sources: SourceRegistry): (error: Error) => StackFrame[] | undefined {
  const frames = new WeakMap<Error, StackFrame[]>();
  Error.prepareStackTrace = (error, sites) => {
    const described = removeInternalFrames(sites, sources).map((site) => describeFrame(site, sources));
    if (typeof error === "object" && error !== null) frames.set(error, described);
    return [errorHeader(error), ...described.map((frame) => `    at ${frame.text}`)].join("\n");
  };
  return (error) => {
    void error.stack;
    return frames.get(error);
  };
}

function errorHeader(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
