import type { Counts } from "./countInstructions.ts";

/** Cycles that the divider is taken by a vector: of Zen 4 and Golden Cove the quicker one, by A. Fog's and uops.info's tables. */
const FLOAT_DIVISION = 3;
const DOUBLE_DIVISION = 4;

/** The fewest cycles that a turn takes, and what it waits for then. */
export interface Floor {
  readonly cycles: number;
  readonly bound: string;
}

/** What both processors can do at most, each limit by itself. */
export function findFloor(counts: Counts): Floor {
  const { all, multiplications, additions, floatDivisions, doubleDivisions } = counts;
  const divisions = floatDivisions + doubleDivisions;
  const limits: readonly Floor[] = [
    { bound: "all", cycles: all / 6 },
    { bound: "multiplied", cycles: (multiplications + divisions) / 2 },
    { bound: "added", cycles: additions / 2 },
    { bound: "divided", cycles: FLOAT_DIVISION * floatDivisions + DOUBLE_DIVISION * doubleDivisions },
  ];
  return limits.reduce((most, limit) => (limit.cycles > most.cycles ? limit : most));
}
