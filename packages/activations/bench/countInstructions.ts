export interface Counts {
  readonly all: number;
  readonly multiplications: number;
  readonly additions: number;
  readonly floatDivisions: number;
  readonly doubleDivisions: number;
}

const INSTRUCTION = /^0x[0-9a-f]+\s+[0-9a-f]+\s+[0-9a-f]+\s+(?:REX\.W )?([a-z]\w*)/;

/** Stretches with fewer are checks, and branches that are seldom taken. */
const ARITHMETIC = /^v?(mul|add|sub|div)p|^vfn?m(add|sub)/;
const LEAST = 5;

/** What a function's stretches of arithmetic between jumps are made of, in its code as V8 prints it for x64. */
export function countInstructions(code: string): Counts {
  const stretches: string[][] = [[]];
  for (const line of code.split("\n")) {
    const name = INSTRUCTION.exec(line)?.[1];
    if (name === undefined || name === "nop") continue;
    stretches.at(-1)!.push(name);
    if (/^(j|call|ret)/.test(name)) stretches.push([]);
  }
  const names = stretches
    .filter((stretch) => stretch.filter((name) => ARITHMETIC.test(name)).length >= LEAST)
    .flat();
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  return {
    all: names.length,
    multiplications: count(/^v?mulp|^vfn?m(add|sub)/),
    additions: count(/^v?(add|sub)p/),
    floatDivisions: count(/^v?divps/),
    doubleDivisions: count(/^v?divpd/),
  };
}
