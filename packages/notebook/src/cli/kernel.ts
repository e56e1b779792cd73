import {
  explainMissingProgram,
  installKernelSpec,
  isSlopeKernel,
  type JupyterPlace,
  KernelSpecError,
  listKernelSpecs,
  readKernelSpecIn,
  removeKernelSpec,
  slopeKernelSpec,
} from "@slope/kernel";
import { type Command, Option } from "commander";
import { printNote } from "./print.ts";

interface PlaceOptions {
  readonly user?: true;
  readonly sysPrefix?: true;
  readonly prefix?: string;
}

interface InstallOptions extends PlaceOptions {
  readonly name?: string;
  readonly displayName?: string;
  readonly force?: true;
}

export function addKernel(program: Command): void {
  const kernel = program
    .command("kernel")
    .description("Makes Slope's kernel known to Jupyter, and lists kernels.");
  addPlaceOptions(
    kernel
      .command("install")
      .description("Installs Slope's kernel for JupyterLab, VS Code and other programs.")
      .option("--name <name>", "the kernel's name, by which notebooks ask for it (default: tslab)")
      .option("--display-name <text>", "what menus call it (default: TypeScript (Slope))")
      .option("--force", "also over another program's kernel of that name"),
  ).action(installKernel);
  addPlaceOptions(
    kernel
      .command("list")
      .description("Lists the kernels that `--kernel NAME` can name, or those of one place.")
      .option("--json", "as `jupyter kernelspec list --json` writes it"),
  ).action(listKernels);
  addPlaceOptions(
    kernel
      .command("remove")
      .description("Removes Slope's kernel from where it was installed.")
      .option("--name <name>", "the name that it was installed by (default: tslab)"),
  ).action(removeKernel);
}

function addPlaceOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--user", "your own Jupyter folder, which every Jupyter of yours reads (default)").conflicts(
        ["sysPrefix", "prefix"],
      ),
    )
    .addOption(
      new Option("--sys-prefix", "the Python environment that is active").conflicts(["user", "prefix"]),
    )
    .addOption(
      new Option("--prefix <dir>", "the folder of a Python environment").conflicts(["user", "sysPrefix"]),
    );
}

function choosePlace({ sysPrefix, prefix }: PlaceOptions): JupyterPlace {
  if (prefix !== undefined) return { prefix };
  return sysPrefix ? { sysPrefix } : { user: true };
}

function installKernel(options: InstallOptions): void {
  const { name = slopeKernelSpec().name, displayName, force } = options;
  const place = choosePlace(options);
  const there = listKernelSpecs(place).find((spec) => spec.name === name);
  if (!force && there !== undefined && !isSlopeKernel(there)) {
    throw new KernelSpecError(
      `Another program's kernel is installed as "${name}": ${there.displayName}, in ${there.directory}.\n` +
        "--name slope installs Slope's beside it, --force in its place.",
    );
  }
  const directory = installKernelSpec(place, { name, ...(displayName !== undefined && { displayName }) });
  console.log(`installed in ${directory}`);
}

function removeKernel(options: PlaceOptions & { readonly name?: string }): void {
  const { name = slopeKernelSpec().name } = options;
  const place = choosePlace(options);
  const spec = readKernelSpecIn(place, name);
  if (!isSlopeKernel(spec)) {
    throw new KernelSpecError(
      `"${name}" is ${spec.displayName}, which is not Slope's; \`jupyter kernelspec remove ${name}\` removes it.`,
    );
  }
  console.log(`removed ${removeKernelSpec(place, name)}`);
}

function listKernels(options: PlaceOptions & { readonly json?: true }): void {
  const oneIsNamed = options.user || options.sysPrefix || options.prefix !== undefined;
  const specs = listKernelSpecs(oneIsNamed ? choosePlace(options) : undefined);
  for (const missing of specs.map(explainMissingProgram)) if (missing !== undefined) printNote(missing);
  if (options.json) {
    console.log(JSON.stringify({ kernelspecs: Object.fromEntries(specs.map(describeSpec)) }, null, 2));
    return;
  }
  const rows = [
    ...specs.map(({ name, displayName, directory = "" }) => [name, displayName, directory]),
    ...(oneIsNamed
      ? []
      : [["(without --kernel)", slopeKernelSpec().displayName, "Slope's own, nothing to install"]]),
  ];
  if (rows.length === 0) console.log("No kernel is installed there.");
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(row.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  "));
  }
}

type Spec = ReturnType<typeof listKernelSpecs>[number];

function describeSpec({ name, directory, displayName, interruptMode, ...spec }: Spec): [string, object] {
  const { argv, env, language, metadata } = spec;
  return [
    name,
    {
      resource_dir: directory,
      spec: { argv, env, display_name: displayName, language, interrupt_mode: interruptMode, metadata },
    },
  ];
}
