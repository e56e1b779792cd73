import { readConnectionArgument } from "./connectionArgument.ts";
import { startKernelProcess } from "./kernelProcess.ts";
import { log } from "./log.ts";

try {
  startKernelProcess(readConnectionArgument(process.argv.slice(2)));
} catch (error) {
  log((error as Error).message);
  process.exit(1);
}
