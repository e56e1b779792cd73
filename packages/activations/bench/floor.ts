import type { Counts } from "./countInstructions.ts";

/** Cycles that the divider is taken by a vector: of Zen 4 and Golden Cove the quicker one, by A. Fog's and uops.info's tables. */
const FLOAT_DIVISION = 3;
const DOUBLE_DIVISION = 4;

/** Vector instructions that a processor starts in a cycle. */
export interface Processor {
  readonly units: number;
}

/** Golden Cove has three units for vectors, Zen 4 four; what is neither is taken for the wider. */
export function findProcessor(model: string): Processor {
  return { units: /Intel/.test(model) ? 3 : 4 };
}

/** The fewest cycles that a turn takes, and what it waits for then. */
export interface Floor {
  readonly cycles: number;
  readonly bound: string;
}

/** What a processor can do at most, each limit by itself. */
export function findFloor(counts: Counts, { units }: Processor): Floor {
  const { all, vector, multiplications, additions, floatDivisions, doubleDivisions } = counts;
  const divisions = floatDivisions + doubleDivisions;
  const limits: readonly Floor[] = [
    { bound: "all", cycles: all / 6 },
    { bound: "vector", cycles: vector / units },
    { bound: "multiplied", cycles: (multiplications + divisions) / 2 },
    { bound: "added", cycles: additions / 2 },
    { bound: "divided", cycles: FLOAT_DIVISION * floatDivisions + DOUBLE_DIVISION * doubleDivisions },
  ];
  return limits.reduce((most, limit) => (limit.cycles > most.cycles ? limit : most));
}
