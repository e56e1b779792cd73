const IMPORT_SECTION = 2;
const MEMORY_IMPORT = 2;
const HEADER_BYTES = 8;
/** The most that a memory of 32-bit addresses has. */
const MOST_PAGES = 65536;

/**
 * The same module for a shared memory: its import of a memory gets the flag "shared" and the maximum that comes with it.
 * A module says which of the two kinds it imports; so nothing else differs.
 *
 * @see WebAssembly Core Specification 3.0, 5.3.14 and 5.5.5.
 */
export function importSharedMemory(module: Uint8Array): Uint8Array {
  let at = HEADER_BYTES;
  while (at < module.length) {
    const [size, body] = readNumber(module, at + 1);
    if (module[at] === IMPORT_SECTION) {
      const section = shareMemory(module.subarray(body, body + size));
      return Uint8Array.from([
        ...module.subarray(0, at + 1),
        ...writeNumber(section.length),
        ...section,
        ...module.subarray(body + size),
      ]);
    }
    at = body + size;
  }
  throw new Error("the kernels import no memory");
}

function shareMemory(section: Uint8Array): number[] {
  let [, at] = readNumber(section, 0);
  while (at < section.length) {
    for (let part = 0; part < 2; part++) {
      const [length, text] = readNumber(section, at);
      at = text + length;
    }
    const isMemory = section[at] === MEMORY_IMPORT;
    const limits = at + 1;
    const [, afterFirst] = readNumber(section, limits);
    if (isMemory) {
      const [least, rest] = readNumber(section, afterFirst);
      const shared = [3, ...writeNumber(least), ...writeNumber(MOST_PAGES)];
      return [...section.subarray(0, limits), ...shared, ...section.subarray(rest)];
    }
    at = afterFirst;
  }
  throw new Error("the kernels import no memory");
}

/** An unsigned number in LEB128, and where what follows it begins. */
function readNumber(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!;
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function writeNumber(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...writeNumber(value >>> 7)];
}
