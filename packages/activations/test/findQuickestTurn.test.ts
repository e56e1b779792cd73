import { expect, test } from "vitest";
import { countInstructions } from "../bench/countInstructions.ts";
import { findFloor, findProcessor } from "../bench/floor.ts";

/** A loop as V8 prints it: a check of the end, four products, a branch that is seldom taken, the store; then another function. */
const CODE = `
0x7f00     0  55            push rbp
0x7f01     1  c5f9          vpxor xmm9,xmm9,xmm9
0x7f04     4  443b          cmpl r12,rdx
0x7f07     7  0f83          jnc 0x7f30  <+0x30>
0x7f09     9  c481          vmovdqu xmm3,[r11+r15*1]
0x7f0c     c  c540          vmulps xmm4,xmm3,xmm0
0x7f0f     f  c540          vdivps xmm4,xmm4,xmm1
0x7f10    10  c540          vcvtps2pd xmm5,xmm4
0x7f12    12  c540          vaddps xmm4,xmm4,xmm5
0x7f14    14  c4e2          vptest xmm4,xmm4
0x7f16    16  7406          jz 0x7f20  <+0x20>
0x7f18    18  c540          vmulps xmm4,xmm4,xmm4
0x7f1b    1b  c481          vmovdqu [rbp-0x20],xmm4
0x7f20    20  c481          vmovdqu [r11+r14*1],xmm4
0x7f24    24  6690          nop
0x7f26    26  4983          REX.W addq r12,0x10
0x7f28    28  ebda          jmp 0x7f04  <+0x4>
0x7f30    30  c3            retl
0x8f00     4  c540          vmulps xmm4,xmm4,xmm4
`;

test("of a loop's ways round the quickest is counted, and nothing outside it", () => {
  expect(countInstructions(CODE)).toEqual({
    all: 10,
    vector: 5,
    multiplications: 1,
    additions: 2,
    floatDivisions: 1,
    doubleDivisions: 0,
  });
});

test("a function without a loop that writes a result has no count", () => {
  expect(
    countInstructions("0x7f00     0  55            push rbp\n0x7f01     1  c3            retl"),
  ).toBeUndefined();
});

test("the floor is the limit that takes longest", () => {
  const counts = {
    all: 60,
    vector: 36,
    multiplications: 16,
    additions: 4,
    floatDivisions: 2,
    doubleDivisions: 1,
  };
  const wide = findProcessor("AMD EPYC");
  expect(findFloor(counts, wide)).toEqual({ bound: "all", cycles: 10 });
  expect(findFloor({ ...counts, vector: 44 }, wide)).toEqual({ bound: "vector", cycles: 11 });
  expect(findFloor(counts, findProcessor("Intel(R) Xeon(R)"))).toEqual({ bound: "vector", cycles: 12 });
  expect(findFloor({ ...counts, multiplications: 20 }, wide)).toEqual({ bound: "multiplied", cycles: 11.5 });
  expect(findFloor({ ...counts, additions: 24 }, wide)).toEqual({ bound: "added", cycles: 12 });
  expect(findFloor({ ...counts, doubleDivisions: 2 }, wide)).toEqual({ bound: "divided", cycles: 14 });
});
