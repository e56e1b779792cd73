import { parentPort, workerData } from "node:worker_threads";
import { readConnectionFile } from "../connection.ts";
import { CompilerLink } from "./compilerLink.ts";
import { JupyterServer } from "./jupyterServer.ts";
import { log } from "./log.ts";
import { watchParent } from "./parentWatch.ts";
import { bindSockets } from "./serverSockets.ts";
import { SharedState } from "./sharedState.ts";
import { listenForSigint } from "./sigint.ts";
import type { ServerThreadData, ToCells } from "./threadMessages.ts";

const { connectionFile, shared, inputPort } = workerData as ServerThreadData;
// First, for it takes longest until it is ready.
const compiler = new CompilerLink(process.cwd());
const connection = readConnectionFile(connectionFile);
watchParent();

bindSockets(connection).then(
  (sockets) => {
    const server = new JupyterServer({
      sockets,
      key: connection.key,
      shared: new SharedState(shared),
      compiler,
      postToCells: (message: ToCells) => parentPort!.postMessage(message),
      postInput: (text) => inputPort.postMessage(text),
    });
    parentPort!.on("message", (message) => server.takeFromCells(message));
    listenForSigint(() => void server.interrupt());
  },
  (error: Error) => {
    log(`Cannot open the sockets that ${connectionFile} names: ${error.message}`);
    process.kill(process.pid, "SIGKILL");
  },
);
