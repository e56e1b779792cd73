import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Dealer } from "zeromq";
import { type Connection, channelAddress } from "../src/connection.ts";
import type { KernelClient } from "../src/index.ts";
import { createMessage, decodeMessage, encodeMessage } from "../src/wire.ts";
import { connectionOf, eventually, resultText, runCell, startSlope } from "../test/testKernel.ts";

let kernel: KernelClient;
let connection: Connection;
let dealer: Dealer;

beforeAll(async () => {
  kernel = await startSlope();
  connection = connectionOf(kernel);
  dealer = new Dealer({ linger: 0 });
  dealer.connect(channelAddress(connection, "shell"));
});

afterAll(async () => {
  dealer.close();
  await kernel.shutdown();
});

const REQUEST = createMessage("execute_request", { code: "globalThis.intruder = true" }, { session: "x" });

describe("a message that is none of the starter's", () => {
  it.each([
    ["signed with another key", encodeMessage(REQUEST, "another key"), "wrong signature"],
    ["not signed", encodeMessage(REQUEST, ""), "wrong signature"],
    ["without a delimiter", [Buffer.from("hello")], "no <IDS|MSG> delimiter"],
    ["with too few frames", [Buffer.from("<IDS|MSG>"), Buffer.from("")], "needs at least 4"],
  ])("and %s is dropped, counted and logged, and the kernel goes on", async (_what, frames, reason) => {
    await dealer.send(frames);
    expect(await eventually(() => kernel.log.includes(reason))).toBe(true);
    expect(resultText(await runCell(kernel, "'intruder' in globalThis"))).toBe("false");
  });

  it("of an unknown type is logged, and the next one answered", async () => {
    await dealer.send(encodeMessage(createMessage("dance_request", {}, { session: "x" }), connection.key));
    await dealer.send(
      encodeMessage(createMessage("kernel_info_request", {}, { session: "x" }), connection.key),
    );
    const reply = decodeMessage(await dealer.receive(), connection.key);
    expect(reply.header.msg_type).toBe("kernel_info_reply");
    expect(await eventually(() => kernel.log.includes("unknown type dance_request"))).toBe(true);
  });

  it("of 20 MB is run", async () => {
    const run = await runCell(kernel, `const long = "${"z".repeat(20_000_000)}";\nlong.length`);
    expect(resultText(run)).toBe("20000000");
  });
});
