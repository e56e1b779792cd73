import { setTimeout as pause } from "node:timers/promises";
import type { MessagePort } from "node:worker_threads";
import type { Connection } from "../connection.ts";
import { CompilerLink } from "./compilerLink.ts";
import { JupyterServer } from "./jupyterServer.ts";
import { watchParent } from "./parentWatch.ts";
import type { ServerSockets } from "./serverSockets.ts";
import { SharedState } from "./sharedState.ts";
import { listenForSigint } from "./sigint.ts";
import type { ServerThreadData, ToCells } from "./threadMessages.ts";

/** So long the answer may take to reach the front end. The first cell takes longer to be compiled. */
const ANSWER_ARRIVES_MS = 50;

/** The sockets' side: takes the front ends' requests, and has the cells' thread, behind `cells`, run them. */
export async function serveSockets(
  { shared, inputPort }: ServerThreadData,
  { key }: Connection,
  sockets: ServerSockets,
  cells: MessagePort,
): Promise<void> {
  watchParent();
  const compiler = new CompilerLink(process.cwd());
  const server = new JupyterServer({
    sockets,
    key,
    shared: new SharedState(shared),
    compiler,
    postToCells: (message: ToCells) => cells.postMessage(message),
    postInput: (text) => inputPort.postMessage(text),
  });
  cells.on("message", (message) => server.takeFromCells(message));
  // What takes a core to itself while it begins waits for the first answer. No cell runs by then.
  await server.firstRequest;
  compiler.start();
  await pause(ANSWER_ARRIVES_MS);
  listenForSigint(() => void server.interrupt());
}
