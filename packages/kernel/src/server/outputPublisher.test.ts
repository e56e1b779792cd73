import { describe, expect, it } from "vitest";
import { decodeMessage, type Message } from "../wire.ts";
import { OutputPublisher } from "./outputPublisher.ts";

/** A PUB socket that refuses `full` sends, as ZeroMQ does while a subscriber is behind. */
function startPublisher(full = 0) {
  const messages: Message[] = [];
  const sizes: number[] = [];
  const socket = {
    noDrop: true,
    async send(frames: Uint8Array[]) {
      await new Promise((resolve) => setImmediate(resolve));
      if (full-- > 0) throw Object.assign(new Error("full"), { code: "EAGAIN" });
      messages.push(decodeMessage(frames, "key"));
    },
  };
  const output = new OutputPublisher({
    socket,
    key: "key",
    session: "s",
    onSent: (size) => sizes.push(size),
  });
  return { output, messages, sizes };
}

const FIRST = { msg_id: "1" };
const SECOND = { msg_id: "2" };

function describeMessages(messages: readonly Message[]) {
  return messages.map(({ header, parentHeader, content }) => [
    header.msg_type,
    parentHeader.msg_id,
    header.msg_type === "stream" ? `${content.name}:${content.text}` : content.n,
  ]);
}

describe("output on its way to the front end", () => {
  it("keeps its order across streams, displays and cells, and prints that follow each other become one message", async () => {
    const { output, messages } = startPublisher();
    output.print(FIRST, "stdout", "a\n");
    output.print(FIRST, "stdout", "b\n");
    output.print(FIRST, "stderr", "c\n");
    output.publish("display_data", FIRST, { n: 1 });
    output.print(FIRST, "stdout", "d\n");
    output.print(SECOND, "stdout", "e\n");
    output.publish("status", SECOND, { n: 2 });
    await output.flushed();
    expect(describeMessages(messages)).toEqual([
      ["stream", "1", "stdout:a\nb\n"],
      ["stream", "1", "stderr:c\n"],
      ["display_data", "1", 1],
      ["stream", "1", "stdout:d\n"],
      ["stream", "2", "stdout:e\n"],
      ["status", "2", 2],
    ]);
  });

  it("is complete after 200,000 lines, in far fewer messages, and all of it is counted as sent", async () => {
    const { output, messages, sizes } = startPublisher();
    let expected = "";
    for (let line = 0; line < 200_000; line++) {
      output.print(FIRST, "stdout", `${line}\n`);
      expected += `${line}\n`;
    }
    await output.flushed();
    expect(messages.map((message) => message.content.text).join("")).toBe(expected);
    expect(messages.length).toBeLessThan(100);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(expected.length);
  });

  it("waits for a subscriber that is behind, and loses nothing", async () => {
    const { output, messages } = startPublisher(5);
    output.publish("status", FIRST, { n: 1 });
    output.publish("status", FIRST, { n: 2 });
    await output.flushed();
    expect(messages.map((message) => message.content.n)).toEqual([1, 2]);
  });

  it("does not keep a lone print back for long", async () => {
    const { output, messages } = startPublisher();
    output.print(FIRST, "stdout", "now");
    await expect.poll(() => messages.length, { timeout: 1000, interval: 5 }).toBe(1);
  });
});
