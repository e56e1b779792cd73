import { parseArgs } from "node:util";
import { readConnectionFile } from "../connection.ts";

const USAGE =
  "Usage: slope-kernel --connection-file FILE (or -f FILE). Jupyter writes the file and passes it.";

/**
 * The path of the connection file that the arguments name, checked.
 *
 * @throws Error if there is none, or it cannot be used.
 */
export function readConnectionArgument(parameters: string[]): string {
  let file: string | undefined;
  try {
    const { values } = parseArgs({
      args: parameters,
      options: { "connection-file": { type: "string", short: "f" } },
    });
    file = values["connection-file"];
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n${USAGE}`, { cause });
  }
  if (file === undefined) throw new Error(`No connection file was given.\n${USAGE}`);
  readConnectionFile(file);
  return file;
}
