import {
  installKernelSpec,
  type KernelSpecPlace,
  listKernelSpecs,
  removeKernelSpec,
  slopeKernelSpec,
} from "@slope/kernel";
import type { Command } from "commander";

interface PlaceOptions {
  readonly prefix?: string;
  readonly name?: string;
}

const PREFIX = "a prefix such as a Python virtual environment, instead of your own Jupyter folder";
const NAME = "the kernel's name, by which notebooks ask for it (default: tslab)";

export function addKernel(program: Command): void {
  const kernel = program
    .command("kernel")
    .description("Makes Slope's kernel known to Jupyter, and lists kernels.");
  kernel
    .command("install")
    .description(
      "Installs Slope's kernel for JupyterLab, VS Code and other programs, over an older one of that name.",
    )
    .option("--prefix <dir>", PREFIX)
    .option("--name <name>", NAME)
    .action((options: PlaceOptions) => {
      const { name } = options;
      console.log(
        `installed in ${installKernelSpec(choosePlace(options), name === undefined ? {} : { name })}`,
      );
    });
  kernel.command("list").description("Lists the kernels that `--kernel NAME` can name.").action(listKernels);
  kernel
    .command("remove")
    .description("Removes an installed kernel.")
    .option("--prefix <dir>", PREFIX)
    .option("--name <name>", NAME)
    .action((options: PlaceOptions) => {
      console.log(`removed ${removeKernelSpec(choosePlace(options), options.name)}`);
    });
}

function choosePlace({ prefix }: PlaceOptions): KernelSpecPlace {
  return prefix === undefined ? { user: true } : { prefix };
}

function listKernels(): void {
  const installed = listKernelSpecs().map(({ name, displayName, directory = "" }) => [
    name,
    displayName,
    directory,
  ]);
  const rows = [
    ...installed,
    ["(without --kernel)", slopeKernelSpec().displayName, "Slope's own, nothing to install"],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(row.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  "));
  }
}
