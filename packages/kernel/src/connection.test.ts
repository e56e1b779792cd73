import { describe, expect, it } from "vitest";
import { channelAddress, parseConnection, readConnectionFile } from "./connection.ts";

const GOOD = {
  transport: "tcp",
  ip: "127.0.0.1",
  shell_port: 1001,
  iopub_port: 1002,
  stdin_port: 1003,
  control_port: 1004,
  hb_port: 1005,
  key: "k",
  signature_scheme: "hmac-sha256",
};

function parse(change: object) {
  return () => parseConnection(JSON.stringify({ ...GOOD, ...change }), "connection.json");
}

describe("a connection file", () => {
  it("gives each channel its address, over tcp and over ipc", () => {
    expect(channelAddress(parse({})(), "iopub")).toBe("tcp://127.0.0.1:1002");
    expect(channelAddress(parse({ transport: "ipc", ip: "run/k" })(), "hb")).toBe("ipc://run/k-1005");
  });

  it("is refused with the name of the field that cannot be used", () => {
    expect(parse({ shell_port: "1001" })).toThrow('connection.json has shell_port = "1001"');
    expect(parse({ hb_port: 70_000 })).toThrow(/hb_port = 70000, and it must be a port number/);
    expect(parse({ transport: "udp" })).toThrow(/transport/);
    expect(parse({ key: 1 })).toThrow(/key = 1/);
    expect(parse({ signature_scheme: "hmac-md5" })).toThrow(/signature_scheme/);
    expect(parse({ ip: "" })).toThrow(/ip/);
    expect(() => parseConnection("{", "connection.json")).toThrow(/connection.json is not JSON/);
    expect(() => parseConnection("null", "connection.json")).toThrow(/shell_port/);
  });

  it("that is not there is named", () => {
    expect(() => readConnectionFile("nowhere.json")).toThrow(/Cannot read the connection file nowhere.json/);
  });
});
