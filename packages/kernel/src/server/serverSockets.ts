import { Publisher, Reply, Router } from "zeromq";
import { type Channel, type Connection, channelAddress } from "../connection.ts";

export interface ServerSockets {
  readonly shell: Router;
  readonly control: Router;
  readonly stdin: Router;
  readonly iopub: Publisher;
  readonly hb: Reply;
}

/** How long the process's end waits for the network to take what was sent. */
const LINGER_MS = 5000;

/** A subscriber that is this many messages behind holds the kernel up, as the reader of a full pipe does. */
const SUBSCRIBER_BACKLOG = 400;

/** Requests last: a front end that is answered before it is subscribed to iopub misses the status, and asks again. */
const BINDING_ORDER: readonly (readonly Channel[])[] = [
  ["iopub", "stdin", "hb"],
  ["control", "shell"],
];

/** @throws Error naming the channel and address that could not be bound. */
export async function bindSockets(connection: Connection): Promise<ServerSockets> {
  const options = { linger: LINGER_MS };
  const sockets = {
    shell: new Router({ ...options, sendHighWaterMark: 0 }),
    control: new Router({ ...options, sendHighWaterMark: 0 }),
    stdin: new Router({ ...options, sendHighWaterMark: 0 }),
    iopub: new Publisher({ ...options, sendHighWaterMark: SUBSCRIBER_BACKLOG, noDrop: true }),
    hb: new Reply(options),
  };
  const bind = async (channel: Channel): Promise<void> => {
    const address = channelAddress(connection, channel);
    try {
      await sockets[channel].bind(address);
    } catch (cause) {
      throw new Error(`${channel} at ${address}: ${(cause as Error).message}`, { cause });
    }
  };
  for (const channels of BINDING_ORDER) await Promise.all(channels.map(bind));
  return sockets;
}
