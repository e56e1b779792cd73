import { describe, expect, it } from "vitest";
import { createMessage, decodeMessage, encodeMessage, WireError } from "./wire.ts";

const KEY = "a secret";

function exampleFrames(key = KEY): Uint8Array[] {
  const message = createMessage("execute_request", { code: "1 + 1 // ✓" }, { session: "s" });
  return encodeMessage({ ...message, identities: [Buffer.from("who")], buffers: [Buffer.from([1, 2])] }, key);
}

describe("a message on the wire", () => {
  it("arrives as it was sent, with its routing prefix and buffers", () => {
    const message = decodeMessage(exampleFrames(), KEY);
    expect(message.header.msg_type).toBe("execute_request");
    expect(message.content).toEqual({ code: "1 + 1 // ✓" });
    expect(Buffer.from(message.identities[0]!).toString()).toBe("who");
    expect([...message.buffers[0]!]).toEqual([1, 2]);
  });

  it("is signed with HMAC-SHA256 over header, parent header, metadata and content", () => {
    const message = {
      identities: [],
      header: { msg_id: "1", msg_type: "t", session: "s", username: "u", date: "d", version: "5.3" },
      parentHeader: {},
      metadata: {},
      content: {},
      buffers: [],
    };
    // printf '%s' '{"msg_id":"1",…}{}{}{}' | openssl dgst -sha256 -hmac 'a secret'
    expect(Buffer.from(encodeMessage(message, KEY)[1]!).toString()).toBe(
      "d439fe4420b0a4cacadc207b7c12945737eab34e67dfcbb1aca213d7546bae0c",
    );
  });

  it("is refused if its signature is of another key, or of another length", () => {
    expect(() => decodeMessage(exampleFrames("another"), KEY)).toThrow(
      new WireError("A message has a wrong signature."),
    );
    const frames = exampleFrames();
    frames[2] = Buffer.from("short");
    expect(() => decodeMessage(frames, KEY)).toThrow(/wrong signature/);
  });

  it("is refused if a signed part was changed", () => {
    const frames = exampleFrames();
    frames[6] = Buffer.from('{"code":"2"}');
    expect(() => decodeMessage(frames, KEY)).toThrow(/wrong signature/);
  });

  it("needs no signature where the key is empty", () => {
    expect(decodeMessage(exampleFrames(""), "").header.msg_type).toBe("execute_request");
  });

  it("is refused without a delimiter, and with too few frames", () => {
    expect(() => decodeMessage([Buffer.from("x")], KEY)).toThrow(/no <IDS\|MSG> delimiter/);
    expect(() => decodeMessage(exampleFrames().slice(0, 5), KEY)).toThrow(/2 frames after its signature/);
  });

  it("is refused if a part is not a JSON object, or its header lacks id or type", () => {
    const withPart = (index: number, text: string) => {
      const frames = exampleFrames("");
      frames[index] = Buffer.from(text);
      return () => decodeMessage(frames, "");
    };
    expect(withPart(6, "{")).toThrow(/content of a message is not JSON/);
    expect(withPart(5, "[]")).toThrow(/metadata of a message is not a JSON object/);
    expect(withPart(3, '{"msg_id":"1"}')).toThrow(/no msg_type/);
  });
});
