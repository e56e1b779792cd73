import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/**
 * Jupyter's messages as frames on a ZeroMQ socket, both ways.
 *
 * @see https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */

/** The version of the protocol that this package speaks. */
export const PROTOCOL_VERSION = "5.3";

const DELIMITER = Buffer.from("<IDS|MSG>");

export type JsonObject = Record<string, unknown>;

/** Who sent a message, and what kind it is. */
export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

export interface Message {
  /** Routing prefix: on an answer, copied from the request; on iopub, the topic. */
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  /** The header of the request that caused this message; `{}` where there is none. */
  readonly parentHeader: Partial<Header>;
  readonly metadata: JsonObject;
  readonly content: JsonObject;
  readonly buffers: readonly Uint8Array[];
}

/** Frames that are not a message of ours: dropped by who receives them, never trusted. */
export class WireError extends Error {
  override readonly name = "WireError";
}

function createHeader(type: string, session: string): Header {
  return {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username: "slope",
    date: new Date().toISOString(),
    version: PROTOCOL_VERSION,
  };
}

/** A message of the given type without routing prefix; for a request, without parent either. */
export function createMessage(
  type: string,
  content: JsonObject,
  { session, parentHeader = {} }: { session: string; parentHeader?: Partial<Header> },
): Message {
  return {
    identities: [],
    header: createHeader(type, session),
    parentHeader,
    metadata: {},
    content,
    buffers: [],
  };
}

function signParts(key: string, parts: readonly Uint8Array[]): string {
  if (key === "") return "";
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}

/** Frames to send, signed with `key`. An empty key means unsigned, as Jupyter has it. */
export function encodeMessage(message: Message, key: string): Uint8Array[] {
  const parts = [message.header, message.parentHeader, message.metadata, message.content].map((part) =>
    Buffer.from(JSON.stringify(part)),
  );
  return [...message.identities, DELIMITER, Buffer.from(signParts(key, parts)), ...parts, ...message.buffers];
}

function parsePart(part: Uint8Array, what: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString());
  } catch (cause) {
    throw new WireError(`The ${what} of a message is not JSON.`, { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new WireError(`The ${what} of a message is not a JSON object.`);
  }
  return value as JsonObject;
}

function parseHeader(part: Uint8Array): Header {
  const header = parsePart(part, "header");
  for (const field of ["msg_id", "msg_type"]) {
    if (typeof header[field] !== "string")
      throw new WireError(`The header of a message has no ${field} that is a string.`);
  }
  return header as unknown as Header;
}

/**
 * Reads received frames.
 *
 * The signature is compared in constant time, before anything else of the message is looked at.
 *
 * @throws WireError if there is no delimiter, a frame is missing, the signature is wrong, or a part is not a JSON object.
 */
export function decodeMessage(frames: readonly Uint8Array[], key: string): Message {
  const delimiter = frames.findIndex((frame) => DELIMITER.equals(frame));
  if (delimiter < 0) throw new WireError("A message has no <IDS|MSG> delimiter.");
  const [signature, ...rest] = frames.slice(delimiter + 1);
  const [header, parentHeader, metadata, content, ...buffers] = rest;
  if (!signature || !header || !parentHeader || !metadata || !content) {
    throw new WireError(`A message has ${rest.length} frames after its signature, and needs at least 4.`);
  }
  if (key !== "") {
    const expected = Buffer.from(signParts(key, [header, parentHeader, metadata, content]));
    if (signature.byteLength !== expected.byteLength || !timingSafeEqual(signature, expected)) {
      throw new WireError("A message has a wrong signature.");
    }
  }
  return {
    identities: frames.slice(0, delimiter),
    header: parseHeader(header),
    parentHeader: parsePart(parentHeader, "parent header"),
    metadata: parsePart(metadata, "metadata"),
    content: parsePart(content, "content"),
    buffers,
  };
}
