/** A cache line, so that no vector straddles two. */
const ALIGNMENT = 64;

export interface Block {
  readonly at: number;
  readonly bytes: number;
}

/** A memory and its free blocks, in the order of their addresses, no two of them adjacent. */
export interface Arena {
  readonly buffer: ArrayBufferLike;
  free: Block[];
}

/** What a block for that many bytes takes: whole cache lines, one at least. */
export function bytesOfBlock(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
}

/** The first block that is large enough, or none. */
export function takeBlock(arena: Arena, bytes: number): Block | undefined {
  const index = arena.free.findIndex((block) => block.bytes >= bytes);
  const found = arena.free[index];
  if (!found) return undefined;
  const rest = { at: found.at + bytes, bytes: found.bytes - bytes };
  arena.free.splice(index, 1, ...(rest.bytes > 0 ? [rest] : []));
  return { at: found.at, bytes };
}

export function giveBack(arena: Arena, block: Block): void {
  const blocks = [...arena.free, block].sort((a, b) => a.at - b.at);
  arena.free = blocks.reduce<Block[]>((merged, next) => {
    const last = merged.at(-1);
    if (last && last.at + last.bytes === next.at)
      merged[merged.length - 1] = { at: last.at, bytes: last.bytes + next.bytes };
    else merged.push(next);
    return merged;
  }, []);
}
