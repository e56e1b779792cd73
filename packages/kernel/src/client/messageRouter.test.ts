import { expect, test } from "vitest";
import type { JsonObject, Message } from "../wire.ts";
import { Execution } from "./execution.ts";
import { MessageRouter } from "./messageRouter.ts";
import type { StrayOutput } from "./options.ts";
import type { OutputEvent } from "./output.ts";

const message = (msg_type: string, content: JsonObject): Message =>
  ({ header: { msg_type }, parentHeader: { msg_id: "cell" }, content }) as unknown as Message;

test("what comes after a cell's idle is late, also before its reply", async () => {
  const router = new MessageRouter(() => {});
  const [own, stray]: [OutputEvent[], StrayOutput[]] = [[], []];
  const execution = new Execution("cell", (output) => own.push(output));
  router.addExecution(execution, undefined);
  router.onStrayOutput((late) => stray.push(late));

  router.take("iopub", message("stream", { name: "stdout", text: "in time" }));
  router.take("iopub", message("status", { execution_state: "idle" }));
  router.take("iopub", message("stream", { name: "stderr", text: "late" }));
  router.take("shell", message("execute_reply", { status: "ok", execution_count: 1 }));

  await expect(execution.done).resolves.toMatchObject({ status: "ok" });
  expect(own).toMatchObject([{ text: "in time" }]);
  expect(stray).toMatchObject([{ id: "cell", output: { text: "late" } }]);
});
