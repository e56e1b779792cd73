import { malformed } from "./errors.ts";
import { joinBundle, joinLines } from "./multiline.ts";
import { isJsonObject, type JsonObject, type Output } from "./notebook.ts";

/** One entry of a code cell's `outputs`, checked. @throws NotebookError malformed */
export function readOutput(output: unknown, path: string, where: string): Output {
  if (!isJsonObject(output)) throw malformed(path, where, "it is not an object");
  switch (output.output_type) {
    case "stream":
      return readStream(output, path, where);
    case "display_data":
      return { output_type: "display_data", ...readBundle(output, path, where) };
    case "execute_result": {
      const count = output.execution_count;
      return {
        output_type: "execute_result",
        ...readBundle(output, path, where),
        execution_count: typeof count === "number" ? count : null,
      };
    }
    case "error":
      return readError(output, path, where);
    default:
      throw malformed(
        path,
        where,
        `its output_type is ${JSON.stringify(output.output_type)}, which is unknown`,
      );
  }
}

function readStream(output: JsonObject, path: string, where: string): Output {
  const text = joinLines(output.text);
  if (text === undefined) throw malformed(path, where, "its `text` is not text");
  if (output.name !== "stdout" && output.name !== "stderr") {
    throw malformed(path, where, `its name is ${JSON.stringify(output.name)}; stdout and stderr are known`);
  }
  return { output_type: "stream", name: output.name, text };
}

function readBundle(output: JsonObject, path: string, where: string) {
  const { data, metadata = {} } = output;
  if (!isJsonObject(data)) throw malformed(path, where, "its `data` is not an object");
  if (!isJsonObject(metadata)) throw malformed(path, where, "its `metadata` is not an object");
  return { data: joinBundle(data), metadata };
}

function readError(output: JsonObject, path: string, where: string): Output {
  const { ename, evalue, traceback = [] } = output;
  if (typeof ename !== "string" || typeof evalue !== "string") {
    throw malformed(path, where, "its `ename` and `evalue` are not text");
  }
  if (!Array.isArray(traceback) || !traceback.every((line) => typeof line === "string")) {
    throw malformed(path, where, "its `traceback` is not a list of lines");
  }
  return { output_type: "error", ename, evalue, traceback: traceback as string[] };
}
