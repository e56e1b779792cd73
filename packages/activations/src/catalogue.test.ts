import { expect, test } from "vitest";
import { catalogue, findActivation } from "./catalogue.ts";

test("names are unique and find their activation", () => {
  expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
  for (const activation of catalogue) expect(findActivation(activation.name)).toBe(activation);
});

test("an unknown name is answered with the names that there are", () => {
  expect(() => findActivation("sigmod")).toThrow(
    new RangeError(
      `no activation is called "sigmod". There are: ${catalogue.map(({ name }) => name).join(", ")}`,
    ),
  );
  expect(() => findActivation(undefined as unknown as string)).toThrow(/is called "undefined"/);
});

test("a name in another spelling is answered with ours", () => {
  for (const name of ["LeakyReLU", "leaky_relu", "leaky-relu"])
    expect(() => findActivation(name)).toThrow(/did you mean "leakyRelu"\?/);
});

test("an activation is a frozen function of its name that says what it is", () => {
  for (const activation of catalogue) {
    expect(activation).toBeTypeOf("function");
    expect(Object.isFrozen(activation)).toBe(true);
    expect(Object.keys(activation)).toContain("name");
    expect(activation.formula.value).toContain("z");
  }
});
