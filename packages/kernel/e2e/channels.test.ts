import { afterEach, describe, expect, it } from "vitest";
import { Dealer, Request, Subscriber } from "zeromq";
import { channelAddress } from "../src/connection.ts";
import { createMessage, decodeMessage, encodeMessage, type Message } from "../src/wire.ts";
import { connectionOf, startSlope, watchCell } from "../test/testKernel.ts";

const open: { close(): void }[] = [];

afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

describe("the heartbeat", () => {
  it("is echoed, byte by byte, while a cell loops", async () => {
    const kernel = await startSlope();
    const heart = new Request({ linger: 0 });
    open.push(heart);
    heart.connect(channelAddress(connectionOf(kernel), "hb"));
    const cell = watchCell(kernel, "console.log('begun');\nwhile (true) {}");
    await cell.printed;
    for (const beat of [Buffer.from("ping"), Buffer.from([0, 255, 128])]) {
      await heart.send(beat);
      expect(await heart.receive()).toEqual([beat]);
    }
    await kernel.interrupt();
    await cell.run;
    await kernel.shutdown();
  });
});

describe("a shutdown", () => {
  it("with restart is answered to who asked, told to every other front end, and ends the process", async () => {
    const kernel = await startSlope();
    const connection = connectionOf(kernel);
    const other = new Subscriber({ linger: 0 });
    const control = new Dealer({ linger: 0 });
    open.push(other, control);
    other.connect(channelAddress(connection, "iopub"));
    other.subscribe();
    control.connect(channelAddress(connection, "control"));
    const session = "front end";
    const published = async (type: string): Promise<Message> => {
      for await (const frames of other) {
        const message = decodeMessage(frames, connection.key);
        if (message.header.msg_type === type) return message;
      }
      throw new Error(`no ${type} was published`);
    };
    // The subscription has arrived once something is heard.
    const heard = published("status");
    const asking = setInterval(() => void kernel.request("kernel_info_request", {}), 50);
    await heard;
    clearInterval(asking);
    const told = published("shutdown_reply");
    const request = createMessage("shutdown_request", { restart: true }, { session });
    await control.send(encodeMessage(request, connection.key));
    const reply = decodeMessage(await control.receive(), connection.key);
    expect(reply).toMatchObject({
      header: { msg_type: "shutdown_reply" },
      content: { status: "ok", restart: true },
    });
    expect((await told).content).toEqual({ status: "ok", restart: true });
    expect(await kernel.died).toMatchObject({ code: 0, signal: null });
  });
});
