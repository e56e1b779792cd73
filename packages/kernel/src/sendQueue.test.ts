import { describe, expect, it } from "vitest";
import { SendQueue } from "./sendQueue.ts";

/** Like a ZeroMQ socket: one send at a time. */
function busySocket(failOn: string[] = []) {
  const sent: string[] = [];
  let busy = false;
  return {
    sent,
    async send([frame]: Uint8Array[]) {
      if (busy) throw new Error("EBUSY");
      busy = true;
      await new Promise((resolve) => setImmediate(resolve));
      busy = false;
      const text = Buffer.from(frame!).toString();
      if (failOn.includes(text)) throw new Error(`cannot send ${text}`);
      sent.push(text);
    },
  };
}

describe("a send queue", () => {
  it("sends 3,000 messages given at once, all of them and in order", async () => {
    const socket = busySocket();
    const queue = new SendQueue(socket, (error) => expect.unreachable(error.message));
    const numbers = Array.from({ length: 3000 }, (_, index) => String(index));
    for (const number of numbers) void queue.send([Buffer.from(number)]);
    await queue.drained();
    expect(socket.sent).toEqual(numbers);
  });

  it("reports a message that cannot be sent, and goes on with the next", async () => {
    const socket = busySocket(["b"]);
    const errors: string[] = [];
    const queue = new SendQueue(socket, (error) => errors.push(error.message));
    for (const text of ["a", "b", "c"]) void queue.send([Buffer.from(text)]);
    await queue.drained();
    expect(socket.sent).toEqual(["a", "c"]);
    expect(errors).toEqual(["cannot send b"]);
  });
});
