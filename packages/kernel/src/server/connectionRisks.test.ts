import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "../connection.ts";
import { findConnectionRisks } from "./connectionRisks.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kernel-risks-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function judge(mode: number, fields: Partial<Connection> = {}): string {
  const path = join(folder, "connection.json");
  writeFileSync(path, "{}");
  chmodSync(path, mode);
  const connection = { transport: "tcp", ip: "127.0.0.1", key: "k", ...fields } as Connection;
  return findConnectionRisks(path, connection).join("\n");
}

describe("a connection file", () => {
  it("for its owner's eyes, with a key and a loopback address, carries no risk", () => {
    expect(judge(0o600)).toBe("");
    expect(judge(0o600, { ip: "::1" })).toBe("");
    expect(judge(0o600, { ip: "localhost" })).toBe("");
    expect(judge(0o600, { transport: "ipc", ip: "kernel-ipc" })).toBe("");
  });

  it.each([0o644, 0o640, 0o604])("that others can read is told of, with what to do: mode %o", (mode) => {
    expect(judge(mode)).toMatch(/Others on this machine can read .*chmod 600\.$/);
  });

  it.each(["0.0.0.0", "192.168.1.7", "::"])(
    "that opens the kernel to other machines is told of: %s",
    (ip) => {
      expect(judge(0o600, { ip })).toContain(`listen on ${ip}`);
    },
  );

  it("without a key is told of", () => {
    expect(judge(0o600, { key: "" })).toContain("has no key");
  });
});
