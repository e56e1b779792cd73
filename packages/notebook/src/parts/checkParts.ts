import { isAnswer } from "../answer.ts";
import { NotebookError, type Place } from "../errors.ts";
import type { Cell, Notebook } from "../notebook.ts";
import { findExercises } from "./exercises.ts";
import type { PartRules } from "./partRules.ts";
import { readProse } from "./prose.ts";
import { showsFigure } from "./showsFigure.ts";

/** The notebook to look at, and what is needed to say where in it something is. */
export interface PartsQuestion {
  readonly notebook: Notebook;
  /** The file that a reader would mend. */
  readonly file: string;
  /** The lines of that file on which cells begin; empty where lines mean nothing, as in an .ipynb. */
  readonly lines: ReadonlyMap<string, number>;
}

export interface PartsReport {
  /** What is missing or out of place, in the order of the rules. */
  readonly problems: readonly NotebookError[];
  readonly words: number;
  readonly exercises: number;
}

/** Holds a notebook to the rules of its package. The outputs have to be those of an executed notebook. */
export function checkParts(question: PartsQuestion, rules: PartRules): PartsReport {
  const { cells } = question.notebook;
  const words = cells.reduce((sum, cell) => sum + countWords(cell), 0);
  const exercises = findExercises(cells, rules.parts);
  const check = new PartsCheck(question, rules);
  check.checkOrder();
  if (rules.parts.includes("claim")) check.checkClaim();
  if (rules.parts.includes("hero")) check.checkHero();
  check.checkWords(words);
  if (rules.exercises !== undefined) check.checkExercises(exercises);
  return { problems: check.problems, words, exercises: exercises.length };
}

/** What a reader has to read: prose outside of folded answers and of cells that pages leave out. */
function countWords(cell: Cell): number {
  const isRead = cell.type === "markdown" && !isAnswer(cell) && !cell.tags.includes("remove-cell");
  return isRead ? readProse(cell.source).words : 0;
}

class PartsCheck {
  readonly problems: NotebookError[] = [];
  readonly #question: PartsQuestion;
  readonly #rules: PartRules;

  constructor(question: PartsQuestion, rules: PartRules) {
    this.#question = question;
    this.#rules = rules;
  }

  #find(id: string): Cell | undefined {
    return this.#question.notebook.cells.find((cell) => cell.id === id);
  }

  #report(what: string, next: string, cell?: string, line = 1): void {
    const { file, lines } = this.#question;
    const first = cell === undefined ? undefined : lines.get(cell);
    const place: Place = { file, cell, line: first === undefined ? undefined : first + line - 1 };
    this.problems.push(new NotebookError("missing-part", what, next, place));
  }

  /** Every part is there, says something, and stands after the part before. */
  checkOrder(): void {
    const { cells } = this.#question.notebook;
    let before: { id: string; index: number } | undefined;
    for (const id of this.#rules.parts) {
      const index = cells.findIndex((cell) => cell.id === id);
      const where = before === undefined ? "as the first cell" : `after the part ${before.id}`;
      if (index < 0) {
        this.#report(
          `the part ${id} is missing; ${this.#rules.file} asks for it.`,
          `Add a cell with id="${id}" ${where}.`,
          before?.id,
        );
        continue;
      }
      if (cells[index]!.source.trim() === "") this.#report("this part is empty.", "Write it.", id);
      if (before !== undefined && index < before.index) {
        const what = `the part ${id} stands before the part ${before.id}, and has to stand after it.`;
        this.#report(what, `Move the cell ${where}.`, id);
      } else before = { id, index };
    }
  }

  /** The title is the claim's, and there is one. */
  checkClaim(): void {
    const titles = this.#question.notebook.cells
      .filter(({ type }) => type === "markdown")
      .flatMap(({ id, source }) => readProse(source).titles.map((line) => ({ id, line })));
    const own = titles.findIndex(({ id }) => id === "claim");
    if (own < 0 && this.#find("claim") !== undefined) {
      this.#report("this part has no title.", "Begin it with a heading of the first level: # …", "claim");
    }
    for (const [index, { id, line }] of titles.entries()) {
      if (index === own) continue;
      const what = "this is a second heading of the first level; only the claim has one.";
      this.#report(what, "Make it a section: ## …", id, line);
    }
  }

  checkHero(): void {
    const hero = this.#find("hero");
    if (hero === undefined) return;
    if (hero.type !== "code") {
      const what = "this part has to be a code cell that shows a figure.";
      this.#report(what, "Plot the claim in it.", "hero");
    } else if (!showsFigure(hero)) {
      const what = "this cell has no figure among its outputs, neither a picture nor one of Plotly.";
      this.#report(what, `Let it show one, then \`slope run ${this.#question.file}\`.`, "hero");
    }
  }

  checkWords(words: number): void {
    const [least, most] = this.#rules.words ?? [0, Number.POSITIVE_INFINITY];
    const said = `there are ${words} words of prose (formulas, code and answers not counted)`;
    if (words < least) this.#report(`${said}, fewer than ${least}.`, `Write ${least - words} more.`);
    if (words > most) this.#report(`${said}, more than ${most}.`, `Cut ${words - most}.`);
  }

  checkExercises(exercises: ReturnType<typeof findExercises>): void {
    const [least, most] = this.#rules.exercises ?? [0, Number.POSITIVE_INFINITY];
    const count = exercises.length;
    const said = `there ${count === 1 ? "is 1 exercise" : `are ${count} exercises`}`;
    if (count < least) {
      const next = `Add cells with id="exercise-${count + 1}" and so on, each with its answer.`;
      this.#report(`${said}, fewer than ${least}.`, next, exercises.at(-1)?.id);
    }
    if (count > most) this.#report(`${said}, more than ${most}.`, "Take some out.", exercises[most]?.id);
    for (const [index, { id, isAnswered }] of exercises.entries()) {
      if (id !== `exercise-${index + 1}`) {
        this.#report(`this is exercise ${index + 1}.`, `Give it id="exercise-${index + 1}".`, id);
      }
      if (!isAnswered) {
        const next = 'Put a cell with tags=["answer"] after it, before the next exercise or part.';
        this.#report("this exercise has no answer.", next, id);
      }
    }
  }
}
