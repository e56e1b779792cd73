import { parentPort, workerData } from "node:worker_threads";
import { keepCompiledCode } from "../snapshot/codeCache.ts";
import { CompilerLink } from "./compilerLink.ts";
import type { ServerThreadData } from "./threadMessages.ts";

// First, for it takes longest until it is ready.
const compiler = new CompilerLink(process.cwd());
keepCompiledCode();
const { serveSockets } = await import("./serveSockets.ts");
await serveSockets(workerData as ServerThreadData, parentPort!, compiler);
