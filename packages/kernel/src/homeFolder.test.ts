import { expect, it, vi } from "vitest";
import { findHomeFolder } from "./homeFolder.ts";

it("a user's home is what HOME names, and a user may have none", async () => {
  vi.stubEnv("HOME", "/home/ada");
  expect(findHomeFolder()).toBe("/home/ada");
  vi.stubEnv("HOME", "");
  expect(findHomeFolder()).toBe(undefined);
  vi.unstubAllEnvs();
});
