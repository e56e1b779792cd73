import { Command } from "commander";
import { version } from "../version.ts";
import { addCheck } from "./check.ts";
import { addKernel } from "./kernel.ts";
import { describeError } from "./print.ts";
import { addProve } from "./prove.ts";
import { addRender } from "./render.ts";
import { addRun } from "./run.ts";
import { addSync } from "./sync.ts";

/** One line a verb; each file adds its own command. */
const verbs: ReadonlyArray<(program: Command) => void> = [
  addRun,
  addCheck,
  addRender,
  addSync,
  addProve,
  addKernel,
];

const program = new Command("slope")
  .description("Runs, checks, renders and syncs TypeScript notebooks.")
  .version(version)
  .showHelpAfterError("(`slope --help` lists what there is.)");

for (const addCommand of verbs) addCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
