import { readFileSync } from "node:fs";

/** Where a kernel's five sockets are and how messages are signed: the content of a connection file. */
export interface Connection {
  readonly transport: "tcp" | "ipc";
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  readonly key: string;
  readonly signature_scheme: "hmac-sha256";
}

export type Channel = "shell" | "iopub" | "stdin" | "control" | "hb";

export const CHANNELS: readonly Channel[] = ["shell", "iopub", "stdin", "control", "hb"];

/** The ZeroMQ address of a channel. Over ipc a channel's "port" is a suffix of the socket's file name. */
export function channelAddress(connection: Connection, channel: Channel): string {
  const port = connection[`${channel}_port`];
  return connection.transport === "ipc" ? `ipc://${connection.ip}-${port}` : `tcp://${connection.ip}:${port}`;
}

/**
 * Reads and checks a connection file.
 *
 * @throws Error saying which file, and which field of it, cannot be used.
 */
export function readConnectionFile(path: string): Connection {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new Error(
      `Cannot read the connection file ${path}: ${(cause as Error).message}. Jupyter writes it and passes its path.`,
      { cause },
    );
  }
  return parseConnection(text, path);
}

/** @throws Error saying which field of the connection file at `path` cannot be used. */
export function parseConnection(text: string, path: string): Connection {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`The connection file ${path} is not JSON: ${(cause as Error).message}.`, { cause });
  }
  const fields = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const refuse = (field: string, wanted: string): never => {
    throw new Error(
      `The connection file ${path} has ${field} = ${JSON.stringify(fields[field])}, and it must be ${wanted}.`,
    );
  };
  for (const channel of CHANNELS) {
    const port = fields[`${channel}_port`];
    if (!Number.isInteger(port) || (port as number) < 1 || (port as number) > 65_535)
      refuse(`${channel}_port`, "a port number");
  }
  if (typeof fields.ip !== "string" || fields.ip === "") refuse("ip", "an address");
  if (fields.transport !== "tcp" && fields.transport !== "ipc") refuse("transport", '"tcp" or "ipc"');
  if (typeof fields.key !== "string") refuse("key", "a string");
  if (fields.key !== "" && fields.signature_scheme !== "hmac-sha256")
    refuse("signature_scheme", '"hmac-sha256"');
  return fields as unknown as Connection;
}
