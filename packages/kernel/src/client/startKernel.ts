import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHANNELS, type Connection } from "../connection.ts";
import type { KernelSpec } from "../kernelspec.ts";
import { KernelStartError } from "./errors.ts";
import { KernelProcess } from "./kernelProcess.ts";
import { releasePorts, reservePorts } from "./ports.ts";

/** What kernels write when another program was faster to bind one of their ports. */
export const PORT_TAKEN = /EADDRINUSE|address (is )?already in use/i;

export interface StartedKernel {
  readonly process: KernelProcess;
  readonly connection: Connection;
}

function fillTemplate(word: string, values: Record<string, string | undefined>): string {
  return word.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function kernelEnvironment(
  spec: KernelSpec,
  extra: Readonly<Record<string, string>> | undefined,
): NodeJS.ProcessEnv {
  const fromSpec = Object.entries(spec.env).map(([name, value]) => [
    name,
    value.replace(/\$\{(\w+)\}/g, (whole, variable: string) => process.env[variable] ?? whole),
  ]);
  // JPY_PARENT_PID: kernels that watch their parent, ours and ipykernel, look at it.
  return { ...process.env, ...Object.fromEntries(fromSpec), ...extra, JPY_PARENT_PID: String(process.pid) };
}

/**
 * Starts a kernel's process on free ports of the loopback interface, with a fresh key in a connection file that only
 * this user can read and that is removed with the kernel. It may not answer yet.
 *
 * @throws KernelStartError
 */
export async function startKernel(
  spec: KernelSpec,
  { cwd, env }: { cwd: string; env?: Readonly<Record<string, string>> | undefined },
): Promise<StartedKernel> {
  let scratch: string | undefined;
  try {
    const ports = await reservePorts(CHANNELS.length);
    // Only now: a starter that is killed before the kernel's guard is there leaves it behind.
    scratch = mkdtempSync(join(tmpdir(), "slope-kernel-"));
    const connection = {
      transport: "tcp",
      ip: "127.0.0.1",
      ...Object.fromEntries(CHANNELS.map((channel, index) => [`${channel}_port`, ports[index]])),
      key: randomBytes(32).toString("hex"),
      signature_scheme: "hmac-sha256",
    } as Connection;
    const file = join(scratch, "connection.json");
    writeFileSync(file, JSON.stringify({ ...connection, kernel_name: spec.name }), { mode: 0o600 });
    const argv = spec.argv.map((word) =>
      fillTemplate(word, { connection_file: file, resource_dir: spec.directory }),
    );
    const process = KernelProcess.start({ argv, cwd, env: kernelEnvironment(spec, env), scratch });
    void process.died.then(() => releasePorts(ports));
    return { process, connection };
  } catch (cause) {
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
    throw new KernelStartError(spec.name, (cause as Error).message, { cause });
  }
}
