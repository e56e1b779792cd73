interface Instruction {
  readonly at: number;
  readonly name: string;
  readonly operands: string;
  /** Where a jump goes. */
  readonly target: number | undefined;
}

/** Instructions that run one after the other, and where it goes on. */
interface Block {
  readonly instructions: readonly Instruction[];
  readonly next: readonly number[];
}

const LINE = /^0x[0-9a-f]+\s+([0-9a-f]+)\s+[0-9a-f]+\s+(?:REX\.W )?([a-z]\w*)\s*(.*)$/;
const RESULT = /^\[(?!rbp|rsp)/;

function readInstructions(code: string): Instruction[] {
  const all: Instruction[] = [];
  for (const line of code.split("\n")) {
    const [, offset, name, operands] = LINE.exec(line) ?? [];
    if (offset === undefined || name === undefined || operands === undefined) continue;
    const at = Number.parseInt(offset, 16);
    // What follows then is another function.
    if (at < (all.at(-1)?.at ?? 0)) break;
    const target = name.startsWith("j") ? /<\+0x([0-9a-f]+)>/.exec(operands)?.[1] : undefined;
    all.push({
      at,
      name,
      operands,
      target: target === undefined ? undefined : Number.parseInt(target, 16),
    });
  }
  return all;
}

function cutBlocks(all: readonly Instruction[]): Map<number, Block> {
  const starts = new Set(all.flatMap(({ target }) => (target === undefined ? [] : [target])));
  const blocks = new Map<number, Block>();
  let instructions: Instruction[] = [];
  for (const [index, instruction] of all.entries()) {
    instructions.push(instruction);
    const { name, target } = instruction;
    const after = all[index + 1]?.at;
    if (!/^(j|ret)/.test(name) && after !== undefined && !starts.has(after)) continue;
    const fallsThrough = !/^(jmp|ret)/.test(name) && after !== undefined;
    const next = [...(target === undefined ? [] : [target]), ...(fallsThrough ? [after] : [])];
    blocks.set(instructions[0]!.at, { instructions, next });
    instructions = [];
  }
  return blocks;
}

/** Stores a vector, and not on the stack. */
const storesResult = ({ instructions }: Block) =>
  instructions.some(({ name, operands }) => /^v?movd?q?u/.test(name) && RESULT.test(operands));

/** The blocks of the way round from a block to itself that has the fewest instructions. */
function goRound(blocks: ReadonlyMap<number, Block>, start: number): readonly Block[] | undefined {
  const lengths = new Map<number, number>();
  const open: { at: number; length: number; way: readonly Block[] }[] = [{ at: start, length: 0, way: [] }];
  while (open.length > 0) {
    open.sort((a, b) => b.length - a.length);
    const { at, length, way } = open.pop()!;
    if (at === start && way.length > 0) return way;
    const block = blocks.get(at);
    if (!block || (lengths.get(at) ?? Number.POSITIVE_INFINITY) <= length) continue;
    if (way.length > 0 || at !== start) lengths.set(at, length);
    for (const next of block.next)
      open.push({ at: next, length: length + block.instructions.length, way: [...way, block] });
  }
  return undefined;
}

/**
 * The names of the instructions of a turn that meets no special case: of all the ways round that write a result, the one with
 * the fewest instructions.
 */
export function findQuickestTurn(code: string): readonly string[] {
  const blocks = cutBlocks(readInstructions(code));
  const turns = [...blocks]
    .filter(([, block]) => storesResult(block))
    .map(([start]) => goRound(blocks, start))
    .filter((turn) => turn !== undefined)
    .map((turn) => turn.flatMap(({ instructions }) => instructions.map(({ name }) => name)))
    .map((names) => names.filter((name) => name !== "nop"));
  return turns.reduce((least, turn) => (turn.length < least.length ? turn : least), turns[0] ?? []);
}
