import { describe, expect, it } from "vitest";
import { SendQueue } from "../sendQueue.ts";
import { createMessage, decodeMessage, type JsonObject } from "../wire.ts";
import { OutputPublisher } from "./outputPublisher.ts";
import { RequestAnswerer } from "./requestAnswerer.ts";

const KEY = "key";

/** What front ends hear: the type of each message, its state where it has one, and the request that it belongs to. */
function listen(): { heard: string[]; answerer: RequestAnswerer; output: OutputPublisher } {
  const heard: string[] = [];
  const socket = {
    noDrop: true,
    send: async (frames: Uint8Array[]) => {
      const { header, content, parentHeader } = decodeMessage(frames, KEY);
      heard.push([header.msg_type, content.execution_state, parentHeader.msg_type].filter(Boolean).join(" "));
    },
  };
  const queue = new SendQueue(socket, (error) => heard.push(error.message));
  const output = new OutputPublisher({ socket, key: KEY, session: "s", onSent: () => {} });
  const replies = { shell: queue, control: queue };
  return {
    heard,
    output,
    answerer: new RequestAnswerer({ output, replies, key: KEY, session: "s", endKernel: () => {} }),
  };
}

const request = (type: string) => createMessage(type, {}, { session: "front end" });
const info = async () => ({ status: "ok" });

describe("a request that is answered out of turn", () => {
  it("leaves the kernel busy with the cell that runs, and not idle", async () => {
    const { heard, answerer, output } = listen();
    const cell = Promise.withResolvers<JsonObject>();
    const running = answerer.answerInTurn(request("execute_request"), () => cell.promise);
    await answerer.answerOutOfTurn(request("kernel_info_request"), info);
    cell.resolve({ status: "ok" });
    await running;
    await output.flushed();
    expect(heard.filter((message) => message.startsWith("status"))).toEqual([
      "status busy execute_request",
      "status busy kernel_info_request",
      "status idle kernel_info_request",
      "status busy execute_request",
      "status idle execute_request",
    ]);
    expect(heard.filter((message) => message.includes("reply"))).toEqual([
      "kernel_info_reply kernel_info_request",
      "execute_reply execute_request",
    ]);
  });

  it("leaves an idle kernel idle, also where the cell has ended meanwhile", async () => {
    const { heard, answerer, output } = listen();
    const cell = Promise.withResolvers<JsonObject>();
    const running = answerer.answerInTurn(request("execute_request"), () => cell.promise);
    const asked = answerer.answerOutOfTurn(request("kernel_info_request"), async () => {
      cell.resolve({ status: "ok" });
      await running;
      return info();
    });
    await asked;
    await output.flushed();
    expect(heard.at(-1)).toBe("status idle kernel_info_request");
    expect(heard.filter((message) => message === "status busy execute_request")).toHaveLength(1);
  });
});
