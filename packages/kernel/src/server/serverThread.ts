import { parentPort, workerData } from "node:worker_threads";
import { serveSockets } from "./serveSockets.ts";
import type { ServerThreadData } from "./threadMessages.ts";

void serveSockets(workerData as ServerThreadData, parentPort!);
