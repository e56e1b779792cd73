import { describe, expect, it } from "vitest";
import { receiveUntilClosed } from "./receiveUntilClosed.ts";

/** A socket that receives one message and then fails, as zeromq's does when it is closed at a bad moment. */
function failingSocket(closed: boolean) {
  return {
    closed,
    async *[Symbol.asyncIterator]() {
      yield [Buffer.from("message")];
      throw Object.assign(new Error("Socket operation on non-socket"), { code: "ENOTSOCK" });
    },
  };
}

describe("a socket that fails", () => {
  it("after it was closed has only ended, with what came before handed on", async () => {
    const received: string[] = [];
    await receiveUntilClosed(failingSocket(true), ([frame]) => received.push(String(frame)));
    expect(received).toEqual(["message"]);
  });

  it("while it is open is an error", async () => {
    await expect(receiveUntilClosed(failingSocket(false), () => {})).rejects.toThrow("non-socket");
  });
});
