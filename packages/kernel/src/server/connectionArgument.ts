import { parseArgs } from "node:util";
import { readConnectionFile } from "../connection.ts";
import { findConnectionRisks } from "./connectionRisks.ts";
import { log } from "./log.ts";

const USAGE =
  "Usage: slope-kernel --connection-file FILE (or -f FILE). Jupyter writes the file and passes it.";

/**
 * The path of the connection file that the arguments name, checked. Its risks are logged.
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
  for (const risk of findConnectionRisks(file, readConnectionFile(file))) log(risk);
  return file;
}
