import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Dealer, Subscriber } from "zeromq";
import { channelAddress } from "../src/connection.ts";
import { slopeKernelSpec } from "../src/index.ts";
import { createMessage, decodeMessage, encodeMessage } from "../src/wire.ts";
import { connectionOf, resultText, runCell, startSlope } from "../test/testKernel.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kernel-bad-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server = undefined;
});

/** A connection file that names one port, which is taken, for every channel. */
async function takePort(): Promise<{ text: string; port: number }> {
  const listening = createServer();
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = listening.address() as AddressInfo;
  const names = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"];
  const connection = {
    ...Object.fromEntries(names.map((name) => [name, port])),
    ip: "127.0.0.1",
    transport: "tcp",
    key: "k",
    signature_scheme: "hmac-sha256",
  };
  return { text: JSON.stringify(connection), port };
}

/** Starts the kernel as Jupyter would, with a connection file of that text, and waits for its end. */
function startWith(text: string | undefined, mode = 0o600) {
  const file = join(folder, "connection.json");
  rmSync(file, { force: true });
  if (text !== undefined) writeFileSync(file, text, { mode });
  const [command, ...args] = slopeKernelSpec().argv.map((word) => word.replace("{connection_file}", file));
  return spawnSync(command!, args, { cwd: folder, encoding: "utf8", timeout: 60_000 });
}

describe("a kernel ends at once, and says why, when its connection file", () => {
  it("is not there", () => {
    const { status, stderr } = startWith(undefined);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^slope-kernel: Cannot read the connection file .*connection\.json.*Jupyter writes it/,
    );
  });

  it.each([
    ["{", /^slope-kernel: The connection file .*connection\.json is not JSON/],
    ["{}", /has shell_port = undefined, and it must be a port number/],
  ])("is malformed: %s", (text, message) => {
    const { status, stderr } = startWith(text);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });

  it("names a port that another program has", async () => {
    const { text, port } = await takePort();
    const { signal, stderr } = startWith(text);
    expect(signal).toBe("SIGKILL");
    expect(stderr).toMatch(
      new RegExp(
        `^slope-kernel: Cannot open the sockets .*: iopub at tcp://127\\.0\\.0\\.1:${port}: .*in use`,
      ),
    );
  });

  it("names a port that another program has, and first of all that others can read it", async () => {
    const { text } = await takePort();
    const { stderr } = startWith(text, 0o644);
    expect(stderr).toMatch(
      /^slope-kernel: Others on this machine can read the connection file .*\n.*Cannot open the sockets/,
    );
  });
});

describe("a kernel listens", () => {
  it("on the loopback interface only", async () => {
    const kernel = await startSlope();
    const directory = `/proc/${kernel.pid}/fd`;
    const sockets = readdirSync(directory).map(
      (fd) => /^socket:\[(\d+)\]$/.exec(readLink(`${directory}/${fd}`))?.[1],
    );
    const LISTEN = "0A";
    const listening = ["tcp", "tcp6"]
      .flatMap((name) => readFileSync(`/proc/${kernel.pid}/net/${name}`, "utf8").trim().split("\n").slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === LISTEN && sockets.includes(inode));
    expect(listening).toHaveLength(5);
    // 127.0.0.1, as the Linux kernel writes it.
    for (const [, address] of listening) expect(address).toMatch(/^0100007F:/);
    await kernel.shutdown();
  });
});

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

describe("a front end that vanishes in the middle of a cell", () => {
  it("leaves the cell running and its state to the others", async () => {
    const kernel = await startSlope();
    const connection = connectionOf(kernel);
    const shell = new Dealer({ linger: 0 });
    const iopub = new Subscriber({ linger: 0 });
    shell.connect(channelAddress(connection, "shell"));
    iopub.connect(channelAddress(connection, "iopub"));
    iopub.subscribe();
    const code = `let printed = 0;
for (; printed < 50_000; printed++) {
  console.log("x".repeat(100));
  if (printed % 100 === 0) await new Promise((r) => setImmediate(r));
}`;
    await shell.send(
      encodeMessage(createMessage("execute_request", { code }, { session: "vanishes" }), connection.key),
    );
    for await (const frames of iopub) {
      if (decodeMessage(frames, connection.key).header.msg_type === "stream") break;
    }
    shell.close();
    iopub.close();
    // Behind the cell that nobody waits for any more.
    expect(resultText(await runCell(kernel, "printed"))).toBe("50000");
    await kernel.shutdown();
  });
});
