import { parentPort, workerData } from "node:worker_threads";
import { readConnectionFile } from "../connection.ts";
import { log } from "./log.ts";
import { bindSockets } from "./serverSockets.ts";
import type { ServerThreadData } from "./threadMessages.ts";

async function serve(data: ServerThreadData): Promise<void> {
  const { connectionFile } = data;
  const connection = readConnectionFile(connectionFile);
  const sockets = await bindSockets(connection).catch((error: Error): never => {
    log(`Cannot open the sockets that ${connectionFile} names: ${error.message}`);
    return process.kill(process.pid, "SIGKILL") as never;
  });
  // Loaded only now, while front ends connect.
  const { serveSockets } = await import("./serveSockets.ts");
  await serveSockets(data, connection, sockets, parentPort!);
}

void serve(workerData as ServerThreadData);
