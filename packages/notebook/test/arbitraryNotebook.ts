import fc from "fast-check";
import type { Cell, JsonObject, JsonValue, MimeBundle, Notebook, Output } from "../src/notebook.ts";

/** Notebooks as strange as nbformat allows, for the round trips. */
const line = fc.oneof(
  fc.constantFrom("", "  ", "\tx", "const a = 1;", "// note", "//", "x  ", "'''", "```", "~~~ ts", "---"),
  fc.constantFrom(
    "// %% id",
    "//%%",
    "// \\%% x",
    "%% y",
    "\\%% y",
    "%%",
    "// %%% z",
    "%time x",
    "// %time",
    "// // %%html",
  ),
  fc.constantFrom(
    "// <codecell>",
    "In[1]:",
    "// In[ ]",
    "é ∂ 😀",
    "`// %% a`",
    "// -*- coding: utf-8 -*-",
    "// ---",
    "//// +",
  ),
  fc.string({ maxLength: 12, unit: "grapheme" }).map((text) => text.replace(/[\r\n]/g, "")),
);

const source = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
const key = fc.oneof(
  fc.constantFrom(
    "title",
    "name",
    "hide",
    "we-ird",
    "a.b",
    "a b",
    "é",
    "cell_depth",
    "region_name",
    "jupyter",
    "x=y",
  ),
  fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,6}$/),
);
const reserved = new Set([
  "id",
  "tags",
  "active",
  "trusted",
  "slope-trailing",
  "language_info",
  "widgets",
  "slope",
]);
const object = (keys: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> =>
  fc
    .dictionary(keys, json, { maxKeys: 4 })
    .map((entries) => Object.fromEntries(Object.entries(entries).filter(([name]) => !reserved.has(name))));

const bundle: fc.Arbitrary<MimeBundle> = fc.record(
  {
    "text/plain": fc.string({ unit: "grapheme" }),
    "text/html": source,
    "image/png": fc.base64String(),
    "image/svg+xml": source,
    "application/vnd.plotly.v1+json": json,
    "application/javascript": source,
  },
  { requiredKeys: [] },
);

const output: fc.Arbitrary<Output> = fc.oneof(
  fc.record({
    output_type: fc.constant("stream" as const),
    name: fc.constantFrom("stdout", "stderr"),
    text: source,
  }),
  fc.record({ output_type: fc.constant("display_data" as const), data: bundle, metadata: object(key) }),
  fc.record({
    output_type: fc.constant("execute_result" as const),
    data: bundle,
    metadata: object(key),
    execution_count: fc.option(fc.nat()),
  }),
  fc.record({
    output_type: fc.constant("error" as const),
    ename: fc.string(),
    evalue: fc.string(),
    traceback: fc.array(fc.string(), { maxLength: 3 }),
  }),
);

const id = fc.stringMatching(/^[a-zA-Z0-9_-]{1,8}$/);
const tags = fc.array(
  fc.oneof(fc.constantFrom("hero", "b c", 'q"t', "é=1", "{", "active-ipynb"), fc.string({ maxLength: 5 })),
  {
    maxLength: 3,
  },
);

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({
    ...{ id, source, tags, metadata: object(key), outputs: fc.array(output, { maxLength: 3 }) },
    type: fc.constant("code" as const),
    executionCount: fc.option(fc.nat()),
  }),
  fc.record({
    ...{ id, source, tags, metadata: object(key) },
    type: fc.constantFrom("markdown" as const, "raw" as const),
    outputs: fc.constant([]),
    executionCount: fc.constant(null),
  }),
);

export const notebook: fc.Arbitrary<Notebook> = fc.record({
  metadata: object(key),
  cells: fc.uniqueArray(cell, { selector: ({ id }) => id, maxLength: 6 }),
});
