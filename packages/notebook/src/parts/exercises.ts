import { isAnswer } from "../answer.ts";
import type { Cell } from "../notebook.ts";

export interface Exercise {
  readonly id: string;
  /** Whether a cell of its answer stands between it and what comes next: another exercise, a part, the end. */
  readonly isAnswered: boolean;
}

const EXERCISE = /^exercise-\d+$/;

export function findExercises(cells: readonly Cell[], parts: readonly string[]): Exercise[] {
  return cells.flatMap(({ id }, index) => {
    if (!EXERCISE.test(id)) return [];
    const rest = cells.slice(index + 1);
    const end = rest.findIndex((cell) => EXERCISE.test(cell.id) || parts.includes(cell.id));
    return [{ id, isAnswered: rest.slice(0, end < 0 ? undefined : end).some(isAnswer) }];
  });
}
