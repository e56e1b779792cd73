import type { Command } from "commander";

export function addProve(program: Command): void {
  program
    .command("prove")
    .summary("say whether an equation is true")
    .description(
      "Takes an equation in LaTeX, such as '\\frac{d}{dz} \\tanh z = 1 - \\tanh^2 z', and answers exactly, for every z. " +
        "The exit code is 0 if it is proven, 1 if it is refuted (with a z at which it fails), 2 if it is unknown or cannot be read.",
    )
    .argument("<equation>", "LEFT = RIGHT, quoted")
    .action(async (equation: string) => {
      const { proveOnCommandLine } = await import("@slope/proofs");
      const { text, exitCode } = proveOnCommandLine(equation);
      console.log(text);
      process.exitCode = exitCode;
    });
}
