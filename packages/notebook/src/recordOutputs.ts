import type { OutputEvent } from "@slope/kernel";
import type { ErrorOutput, JsonObject, MimeBundle, Output } from "./notebook.ts";
import { measureJson, measureText, OutputBudget } from "./outputSize.ts";

type DisplayEvent = Extract<OutputEvent, { type: "display_data" | "update_display_data" }>;

/** An output that may still change: a stream grows, a display is updated through its display id. */
type Draft = { size: number } & (
  | { readonly kind: "stream"; readonly name: "stdout" | "stderr"; readonly chunks: string[] }
  | { readonly kind: "display"; data: MimeBundle; metadata: JsonObject }
  | { readonly kind: "finished"; readonly output: Output }
);

/** The displays of a notebook's cells, by display id. */
type Displays = Map<string, Set<Extract<Draft, { kind: "display" }>>>;

/** Folds the messages of a kernel into the outputs of a notebook's cells. */
export class OutputRecorder {
  readonly #displays: Displays = new Map();
  readonly #budget: OutputBudget;

  constructor(budget = new OutputBudget()) {
    this.#budget = budget;
  }

  recordCell(): CellRecord {
    return new CellRecord(this.#displays, this.#budget);
  }
}

export class CellRecord {
  readonly #displays: Displays;
  readonly #budget: OutputBudget;
  #drafts: Draft[] = [];
  #clearBeforeNext = false;

  constructor(displays: Displays, budget: OutputBudget) {
    this.#displays = displays;
    this.#budget = budget;
  }

  /** @throws NotebookError too-large where the notebook has put out more than a file can hold */
  take(event: OutputEvent): void {
    if (event.type === "update_display_data") this.#update(event);
    else if (event.type === "clear_output") this.#clear(event.wait);
    else {
      if (this.#clearBeforeNext) this.#clear(false);
      this.#append(event);
    }
  }

  #clear(wait: boolean): void {
    this.#clearBeforeNext = wait;
    if (wait) return;
    for (const draft of this.#drafts) {
      this.#budget.giveBack(draft.size);
      if (draft.kind === "display") for (const alike of this.#displays.values()) alike.delete(draft);
    }
    this.#drafts = [];
  }

  #append(event: Exclude<OutputEvent, { type: "update_display_data" | "clear_output" }>): void {
    if (event.type === "stream") this.#appendText(event.name, event.text);
    else if (event.type === "display_data") this.#appendDisplay(event);
    else if (event.type === "error") {
      this.#appendFinished(toErrorOutput(event.ename, event.evalue, event.traceback));
    } else {
      const { data, metadata, executionCount } = event;
      const result = { data: data as MimeBundle, metadata: metadata as JsonObject };
      this.#appendFinished({ output_type: "execute_result", ...result, execution_count: executionCount });
    }
  }

  /** Adds what did not come from the kernel, whatever the notebook has put out already. */
  add(output: Output): void {
    this.#drafts.push({ kind: "finished", output, size: 0 });
  }

  #appendFinished(output: Output): void {
    this.#drafts.push({ kind: "finished", output, size: this.#spend(measureJson({ ...output })) });
  }

  #spend(size: number): number {
    this.#budget.spend(size);
    return size;
  }

  hasError(): boolean {
    return this.#drafts.some((draft) => draft.kind === "finished" && draft.output.output_type === "error");
  }

  dropLastError(): void {
    const last = this.#drafts.at(-1);
    if (last?.kind === "finished" && last.output.output_type === "error") this.#drafts.pop();
  }

  #appendText(name: "stdout" | "stderr", text: string): void {
    const size = this.#spend(measureText(text));
    const last = this.#drafts.at(-1);
    if (last?.kind === "stream" && last.name === name) {
      last.chunks.push(text);
      last.size += size;
    } else this.#drafts.push({ kind: "stream", name, chunks: [text], size });
  }

  #appendDisplay({ data, metadata, transient }: DisplayEvent): void {
    const shown = { data: data as MimeBundle, metadata: metadata as JsonObject };
    const draft = { kind: "display" as const, ...shown, size: this.#spend(measureJson(shown)) };
    this.#drafts.push(draft);
    const id = transient.display_id;
    if (id === undefined) return;
    const alike = this.#displays.get(id) ?? new Set();
    this.#displays.set(id, alike.add(draft));
  }

  /** Wherever it is shown, also in a cell that ended long ago. */
  #update({ data, metadata, transient }: DisplayEvent): void {
    const shown = { data: data as MimeBundle, metadata: metadata as JsonObject };
    const size = measureJson(shown);
    for (const draft of this.#displays.get(transient.display_id ?? "") ?? []) {
      this.#budget.giveBack(draft.size);
      Object.assign(draft, shown, { size: this.#spend(size) });
    }
  }

  /** The outputs so far. */
  outputs(): Output[] {
    return this.#drafts.map(finishDraft);
  }
}

function finishDraft(draft: Draft): Output {
  if (draft.kind === "finished") return draft.output;
  if (draft.kind === "stream")
    return { output_type: "stream", name: draft.name, text: draft.chunks.join("") };
  return { output_type: "display_data", data: draft.data, metadata: draft.metadata };
}

export function toErrorOutput(ename: string, evalue: string, traceback: readonly string[] = []): ErrorOutput {
  return { output_type: "error", ename, evalue, traceback };
}
