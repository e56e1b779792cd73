import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Dealer } from "zeromq";
import { type Connection, channelAddress } from "../src/connection.ts";
import type { KernelClient } from "../src/index.ts";
import { createMessage, decodeMessage, encodeMessage, type JsonObject, type Message } from "../src/wire.ts";
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

/** Signs any four frames, as only who knows the key can. */
function signFrames(parts: readonly string[]): Buffer[] {
  const signature = createHmac("sha256", connection.key).update(parts.join("")).digest("hex");
  return ["<IDS|MSG>", signature, ...parts].map((part) => Buffer.from(part));
}

const HEADER = JSON.stringify(createMessage("execute_request", {}, { session: "x" }).header);

async function ask(type: string, content: JsonObject): Promise<Message> {
  await dealer.send(encodeMessage(createMessage(type, content, { session: "x" }), connection.key));
  return decodeMessage(await dealer.receive(), connection.key);
}

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

  it.each([
    ["whose header is not JSON", ["{", "{}", "{}", "{}"], "header of a message is not JSON"],
    ["whose header is no object", ["[]", "{}", "{}", "{}"], "header of a message is not a JSON object"],
    ["whose content is not JSON", [HEADER, "{}", "{}", "no"], "content of a message is not JSON"],
    ["nested 100,000 deep", [HEADER, "{}", "{}", "[".repeat(100_000)], "content of a message is not JSON"],
    ["without a type", ['{"msg_id":"1"}', "{}", "{}", "{}"], "no msg_type"],
  ])("%s is dropped, though signed, and the next one answered", async (_what, parts, reason) => {
    await dealer.send(signFrames(parts));
    expect(await eventually(() => kernel.log.includes(reason))).toBe(true);
    expect((await ask("kernel_info_request", {})).content.status).toBe("ok");
  });

  it("is counted: the log tells how many were dropped so far", async () => {
    await eventually(() => /\(9 so far\)/.test(kernel.log));
    const counts = [...kernel.log.matchAll(/Dropped a message on shell \((\d+) so far\)/g)];
    expect(counts.map(([, count]) => Number(count))).toEqual(counts.map((_, index) => index + 1));
    expect(counts).toHaveLength(9);
  });

  it.each([
    ["execute_request", { code: 5 }],
    ["complete_request", {}],
    ["is_complete_request", { code: null }],
  ])("with code that is no text is answered with an error: %s", async (type, content) => {
    const reply = await ask(type, content);
    expect(reply.header.msg_type).toBe(type.replace("request", "reply"));
    expect(reply.content).toMatchObject({
      status: "error",
      evalue: `The code of an ${type} must be a string.`,
    });
  });

  it("with expressions that are none is run without them", async () => {
    const content = { code: "1", user_expressions: { good: "2", bad: 3 }, store_history: "perhaps" };
    const reply = await ask("execute_request", content);
    expect(reply.content).toMatchObject({ status: "ok", user_expressions: { good: { status: "ok" } } });
    expect(Object.keys(reply.content.user_expressions as object)).toEqual(["good"]);
  });

  it("of 100 MB is answered, and the state kept", async () => {
    await runCell(kernel, "const kept = 'kept';");
    const reply = await ask("is_complete_request", { code: "1", filler: "z".repeat(100_000_000) });
    expect(reply.content).toMatchObject({ status: "complete" });
    await dealer.send(encodeMessage({ ...REQUEST, metadata: { filler: "z".repeat(100_000_000) } }, "wrong"));
    expect(await eventually(() => kernel.log.includes("(10 so far)"), 60_000)).toBe(true);
    expect(resultText(await runCell(kernel, "kept"))).toBe("'kept'");
  });

  it("with 20 MB of code is run", async () => {
    const run = await runCell(kernel, `const long = "${"z".repeat(20_000_000)}";\nlong.length`, {
      timeoutMs: 100_000,
    });
    expect(resultText(run)).toBe("20000000");
  });
});
