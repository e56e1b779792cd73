import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { type DeclarationFile, type Printer, reuseText } from "./declarationPrinter.ts";

const requireHere = createRequire(import.meta.url);
const typescript = createRequire(requireHere.resolve("tslab/dist/converter"))(
  "@tslab/typescript-for-tslab",
) as {
  createPrinter(): Printer;
  createSourceFile(name: string, text: string, target: number): DeclarationFile;
};

const TEXT = `import { join, relative } from "node:path";
/** Twice as much. */
declare function double(n: number): number;
declare const one: {
    n: number;
};
declare let a: number, b: string;
interface Shape {
    side: number;
}
declare class Box<T> {
    value: T;
}
`;

const parse = () => typescript.createSourceFile("prev.d.ts", TEXT, 99);

test("declarations are printed as TypeScript prints them", () => {
  const printer = typescript.createPrinter();
  expect(reuseText(printer).printFile(parse())).toBe(TEXT);
  expect(printer.printFile(parse())).toBe(TEXT);
});

test("a variable that was taken out of a list is not printed, wherever it stood", () => {
  for (const kept of [0, 1]) {
    const file = parse();
    const list = file.statements[3]!.declarationList as { declarations: readonly object[] };
    list.declarations = [list.declarations[kept]!];
    const text = reuseText(typescript.createPrinter()).printFile(file);
    expect(text).toContain(["declare let a: number;", "declare let b: string;"][kept]);
    expect(text).not.toContain("a: number, b");
  }
});
