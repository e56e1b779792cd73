import Module, { createRequire } from "node:module";
import { inspect } from "node:util";
import type { JsonObject } from "../../wire.ts";

/** The method that a value may have to say how it is shown: a convention that Deno's Jupyter kernel began. */
const DISPLAY_METHOD = Symbol.for("Jupyter.display");

type DisplayKind = "display_data" | "update_display_data";

/** What tslab's `display` and `newDisplay` call, and packages that send whole bundles. */
type WriteDisplayData = (
  content: { data: JsonObject; metadata?: JsonObject; transient?: JsonObject },
  update: boolean,
) => void;

/** As JSON sees it, and binary values in base64, as Jupyter wants them. */
function toBundle(value: unknown, from: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(
      `${from} gave ${inspect(value)}, and it must be an object that maps MIME types to values.`,
    );
  }
  const entries = Object.entries(value).map(([type, data]) => [
    type,
    data instanceof Uint8Array ? Buffer.from(data).toString("base64") : data,
  ]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries))) as JsonObject;
}

/** The value of a last expression as a MIME bundle: its own, or else what `util.inspect` makes of it. */
export async function bundleValue(value: unknown): Promise<JsonObject> {
  const method = (value as { [DISPLAY_METHOD]?: unknown } | null | undefined)?.[DISPLAY_METHOD];
  if (typeof method !== "function") return { "text/plain": inspect(value, { colors: false }) };
  return toBundle(await method.call(value), 'The method Symbol.for("Jupyter.display")');
}

/**
 * Makes tslab's display functions, and packages that use tslab's own entry to them, send through `emit`. That entry is all
 * that is asked of tslab's server, whose place this takes: it would load TypeScript a second time.
 */
export function connectTslabDisplay(emit: (kind: DisplayKind, content: JsonObject) => void): void {
  const lastWriteDisplayData: WriteDisplayData = ({ data, metadata = {}, transient = {} }, update) => {
    emit(update ? "update_display_data" : "display_data", {
      data: toBundle(data, "display"),
      metadata: JSON.parse(JSON.stringify(metadata)) as JsonObject,
      transient: JSON.parse(JSON.stringify(transient)) as JsonObject,
    });
  };
  const require = createRequire(import.meta.url);
  const path = require.resolve("tslab/dist/jupyter.js");
  const entry = { exports: { lastWriteDisplayData }, filename: path, loaded: true };
  require.cache[path] = Object.assign(new Module(path), entry);
}
