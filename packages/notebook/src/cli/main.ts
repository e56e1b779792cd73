import { Command } from "commander";
import { version } from "../version.ts";

/** One line a verb; each file adds its own command. */
const verbs: ReadonlyArray<(program: Command) => void> = [];

const program = new Command("slope")
  .description("Runs, checks, renders and syncs TypeScript notebooks.")
  .version(version)
  .showHelpAfterError("(`slope --help` lists what there is.)");

for (const addVerb of verbs) addVerb(program);

await program.parseAsync();
